//! Attributes that every block has.

use super::Type;

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
