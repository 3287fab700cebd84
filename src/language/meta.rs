//! Attributes that every block has.

use crate::types::Type;

/// An attribute that every block has, or every top-level one.
#[derive(Debug, Clone, Copy)]
pub struct MetaAttribute {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub ty: fn() -> Type,
    /// Whether nested blocks have it too.
    pub nested: bool,
    /// The manual.
    pub docs: &'static str,
}

/// Every meta-attribute.
pub const META: &[MetaAttribute] = &[
    MetaAttribute {
        name: "when",
        ty: || Type::Bool,
        nested: true,
        docs: "Whether the block is there. A constant decides it now; a deploy-time value becomes a `Condition` on \
               everything that the block becomes. Inside the block, what the guard proves to be there \
               (`param.certificate != null`) is there. On optional and repeated blocks only.\n",
    },
    MetaAttribute {
        name: "tags",
        ty: || Type::map(Type::String),
        nested: false,
        docs: "Tags of everything taggable that the block becomes, merged over the project's.\n",
    },
];

/// The meta-attribute of a name.
pub fn find(name: &str) -> Option<&'static MetaAttribute> {
    META.iter().find(|meta| meta.name == name)
}

/// An attribute that the language once had.
#[derive(Debug, Clone, Copy)]
pub struct RemovedAttribute {
    /// The block that had it.
    pub block: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Why nothing is missing without it.
    pub why: &'static str,
}

const REMOVED: [RemovedAttribute; 1] = [RemovedAttribute {
    block: "project",
    name: "layout",
    why: "each volume, cluster and scaling always has a template of its own",
}];

/// The removed attribute of a block and a name.
pub fn removed(block: &str, name: &str) -> Option<&'static RemovedAttribute> {
    REMOVED.iter().find(|removed| removed.block == block && removed.name == name)
}

/// An attribute in the body of a `param`, `var` or `output`.
#[derive(Debug, Clone, Copy)]
pub struct DeclarationAttribute {
    /// Its name.
    pub name: &'static str,
    /// The manual.
    pub docs: &'static str,
}

/// What the body of a `param` or `var` may have.
pub const PARAM: [DeclarationAttribute; 7] = [
    DeclarationAttribute { name: "min", docs: "The smallest value; of a text, its shortest length.\n" },
    DeclarationAttribute { name: "max", docs: "The largest value; of a text, its longest length.\n" },
    DeclarationAttribute { name: "allowed", docs: "A list of the values that are allowed.\n" },
    DeclarationAttribute { name: "pattern", docs: "A regular expression that the whole value must match.\n" },
    DeclarationAttribute {
        name: "unit",
        docs: "The unit in which the number of a `duration` or `size` is given: seconds and MiB unless this says otherwise.\n",
    },
    DeclarationAttribute {
        name: "description",
        docs: "What the console shows beside the parameter; the doc comment unless this says otherwise.\n",
    },
    DeclarationAttribute {
        name: "group",
        docs: "The heading under which the console shows the parameter.\n",
    },
];

/// What the body of an `output` may have.
pub const OUTPUT: [DeclarationAttribute; 2] = [
    DeclarationAttribute {
        name: "description",
        docs: "What the console shows beside the output; the doc comment unless this says otherwise.\n",
    },
    DeclarationAttribute {
        name: "export",
        docs: "Whether other stacks may import the output, under the name of the stack, `-` and its own.\n",
    },
];
