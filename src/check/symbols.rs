//! Which bare words are symbols: those of the schema's enumerations, and those of the program's own types.

use super::context::Checker;
use crate::language::{BlockSchema, FieldSchema, kinds};
use crate::syntax::ast::{TypeAlternativeKind, TypeExpr};
use crate::types::Type;

impl Checker<'_, '_> {
    /// Whether a word is a symbol of anything. Another one means nothing wherever it stands.
    pub(super) fn is_symbol(&self, word: &str) -> bool {
        let schemas = kinds::KINDS.iter().flat_map(|kind| [kind.created, kind.existing]).flatten();
        let mut declared = self.names.params.values().chain(self.names.vars.values());
        schemas.into_iter().any(|schema| in_schema(schema, word))
            || declared.any(|item| item.ty.as_ref().is_some_and(|ty| in_type(ty, word)))
    }
}

fn in_schema(schema: &BlockSchema, word: &str) -> bool {
    schema.fields.iter().any(|field| match field.block() {
        Some(nested) => in_schema(nested, word),
        None => FieldSchema::ty(field).is_some_and(|ty| in_values(&ty, word)),
    })
}

fn in_values(ty: &Type, word: &str) -> bool {
    match ty {
        Type::Enum(schema) => schema.value(word).is_some(),
        Type::Nullable(inner) | Type::List(inner) | Type::Map(inner) => in_values(inner, word),
        Type::Union(types) => types.iter().any(|ty| in_values(ty, word)),
        _ => false,
    }
}

fn in_type(ty: &TypeExpr, word: &str) -> bool {
    ty.alternatives.iter().any(|alternative| match &alternative.kind {
        TypeAlternativeKind::Name(name, argument) => {
            name.value == word || argument.as_ref().is_some_and(|argument| in_type(argument, word))
        }
        _ => false,
    })
}
