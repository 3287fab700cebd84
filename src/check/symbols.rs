//! Which bare words are symbols: those of the schema's enumerations, and those of the program's own types.

use super::context::Checker;
use crate::cfn::naming::kebab_case;
use crate::ir::{Expr, ExprKind, Type};
use crate::language::words;
use crate::syntax::ast::{TypeAlternativeKind, TypeExpr};

impl Checker<'_, '_> {
    /// Whether a value is a bare word where it is used, and not a reference to one.
    pub(super) fn is_bare_word(&self, value: &Expr) -> bool {
        matches!(&value.kind, ExprKind::Symbol(word) if self.text(value.span) == word)
    }

    /// An enum value as the string that it is in a template, unless it is a bare word where it is used: that may be a name which lacks
    /// its quotes or its space.
    pub(super) fn enum_text(&self, value: &Expr) -> Option<Expr> {
        let ExprKind::Symbol(word) = &value.kind else { return None };
        let ty = if matches!(value.ty, Type::Nullable(_)) { Type::String.nullable() } else { Type::String };
        let text = Expr::new(ExprKind::Text(kebab_case(word)), ty, value.span);
        (!self.is_bare_word(value) && self.is_symbol(word)).then_some(text)
    }

    /// Whether a word is a symbol of anything. Another one means nothing wherever it stands.
    pub(super) fn is_symbol(&self, word: &str) -> bool {
        let mut declared = self.names.params.values().chain(self.names.vars.values());
        words::enum_values().contains(word)
            || declared.any(|item| item.ty.as_ref().is_some_and(|ty| in_type(ty, word)))
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
