//! Attributes that every block has.

use super::Multiplicity;
use crate::types::Type;

/// An attribute that every block has, or every top-level one.
#[derive(Debug, Clone, Copy)]
pub struct MetaAttribute {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub ty: fn() -> Type,
    /// Which blocks have it.
    pub on: On,
    /// The documentation.
    pub docs: &'static str,
}

/// Which blocks have a meta-attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// All, but for the project.
    All,
    /// Those at the top level.
    TopLevel,
    /// Those of which there may be several.
    Several,
}

/// The attribute that makes a block for each element of a collection.
pub const FOR_EACH: &str = "for_each";

/// The name in a block with [`FOR_EACH`] by which it reaches its element.
pub const EACH: &str = "each";

/// Every meta-attribute.
pub const META: &[MetaAttribute] = &[
    MetaAttribute {
        name: "when",
        ty: || Type::Bool,
        on: On::All,
        docs: "Whether the block exists. A compile-time value decides it at once; a deploy-time value becomes a `Condition` on \
               all resources of the block. Inside the block, a value that the guard proves not to be `null` \
               (`param.certificate != null`) can be used. Only for blocks that can be absent.\n",
    },
    MetaAttribute {
        name: FOR_EACH,
        ty: || Type::Union(vec![Type::list(Type::String), Type::map(Type::Unknown)]),
        on: On::Several,
        docs: "Makes a block for each element of a list of strings, or for each key of a map, which must be known at compile time. In \
               the block, `each.key` is the key, and `each.value` the value of the map (of a list, the key). The key becomes part of \
               the names of stacks and resources, so it consists of lowercase letters, digits and `_`; the order of the elements has \
               no effect. The blocks are reached by their keys: `volume.data[\"media\"]`. Only for blocks of which there can be \
               several.\n",
    },
    MetaAttribute {
        name: "tags",
        ty: || Type::map(Type::String),
        on: On::TopLevel,
        docs: "Tags for all resources of the block that support tags, in addition to those of the project, which they override.\n",
    },
];

impl MetaAttribute {
    /// Whether a block has it: one at the top level, or a nested one of which there may be several, or not.
    pub fn is_on(&self, nested: Option<Multiplicity>) -> bool {
        match (self.on, nested) {
            (On::All, _) | (On::TopLevel | On::Several, None) => true,
            (On::TopLevel, Some(_)) => false,
            (On::Several, Some(multiplicity)) => multiplicity == Multiplicity::Many,
        }
    }
}

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
    why: "each volume and cluster always has templates of its own",
}];

/// The removed attribute of a block and a name.
pub fn removed(block: &str, name: &str) -> Option<&'static RemovedAttribute> {
    REMOVED.iter().find(|removed| removed.block == block && removed.name == name)
}

/// An attribute that a nested block of another kind has now.
#[derive(Debug, Clone, Copy)]
pub struct MovedAttribute {
    /// The block that had it.
    pub block: &'static str,
    /// Its name there.
    pub name: &'static str,
    /// The attribute by which that block names the one that has it now.
    pub by: &'static str,
    /// The nested block that has it now.
    pub nested: &'static str,
    /// Its name now.
    pub now: &'static str,
}

const MOVED: [MovedAttribute; 2] = [
    MovedAttribute {
        block: "scaling",
        name: "drain_timeout",
        by: "cluster",
        nested: "drain",
        now: "timeout",
    },
    MovedAttribute {
        block: "scaling",
        name: "standalone_tasks",
        by: "cluster",
        nested: "drain",
        now: "standalone_tasks",
    },
];

/// The moved attribute of a block and a name.
pub fn moved(block: &str, name: &str) -> Option<&'static MovedAttribute> {
    MOVED.iter().find(|moved| moved.block == block && moved.name == name)
}

/// An attribute in the body of a `param`, `var` or `output`.
#[derive(Debug, Clone, Copy)]
pub struct DeclarationAttribute {
    /// Its name.
    pub name: &'static str,
    /// The documentation.
    pub docs: &'static str,
}

/// What the body of a `param` or `var` may have.
pub const PARAM: [DeclarationAttribute; 7] = [
    DeclarationAttribute { name: "min", docs: "The minimum value; for a string, the minimum length.\n" },
    DeclarationAttribute { name: "max", docs: "The maximum value; for a string, the maximum length.\n" },
    DeclarationAttribute { name: "allowed", docs: "A list of the values that are allowed.\n" },
    DeclarationAttribute { name: "pattern", docs: "A regular expression that the whole value must match.\n" },
    DeclarationAttribute {
        name: "unit",
        docs: "The unit of the number that a `duration` or `size` is given as at deployment: seconds and MiB by default.\n",
    },
    DeclarationAttribute {
        name: "description",
        docs: "The description of the parameter, which the console shows; by default the doc comment.\n",
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
        docs: "The description of the output, which the console shows; by default the doc comment.\n",
    },
    DeclarationAttribute {
        name: "export",
        docs: "The name under which other stacks can import the output, after `<stack>-`: `\"LoadBalancer\"`. `true` exports it under its \
               own name in CloudFormation, `<stack>-<Output>`; by default it is not exported.\n",
    },
];
