//! The type that several values have in common.

use crate::ir::{Expr, ExprKind, Type};
use crate::source::Span;

/// A list, with the type that its elements have in common.
pub(super) fn list_of(items: Vec<Expr>, span: Span) -> Expr {
    let element = items.iter().map(|item| item.ty.clone()).reduce(join_types).unwrap_or_default();
    Expr::new(ExprKind::List(items), Type::list(element), span)
}

/// The type that two elements have in common; `Unknown` where each must be checked by itself.
pub(super) fn join_types(a: Type, b: Type) -> Type {
    match (a, b) {
        (a, b) if a == b => a,
        (a, b) if a.is_listed() && b.is_listed() => {
            let mut all = a.alternatives();
            for literal in b.alternatives() {
                if !all.contains(&literal) {
                    all.push(literal);
                }
            }
            Type::OneOf(all)
        }
        (Type::Null, other) | (other, Type::Null) => other.nullable(),
        (Type::Nullable(a), b) | (b, Type::Nullable(a)) => join_types(*a, b.non_null()).nullable(),
        (Type::Int, Type::Number) | (Type::Number, Type::Int) => Type::Number,
        // A whole number is written for both: each side is checked where the value goes.
        (Type::Int, Type::Port | Type::Cpu) | (Type::Port | Type::Cpu, Type::Int) => Type::Int,
        (Type::Secret, b) if b.is_text() => Type::Secret,
        (a, Type::Secret) if a.is_text() => Type::Secret,
        (a, b) if a.is_text() && b.is_text() => Type::String,
        (Type::List(a), Type::List(b)) => match join_elements(*a, *b) {
            Some(element) => Type::list(element),
            None => Type::Unknown,
        },
        _ => Type::Unknown,
    }
}

/// The type of the elements of two lists, of which an empty one has none.
fn join_elements(a: Type, b: Type) -> Option<Type> {
    match (a, b) {
        (Type::Unknown, element) | (element, Type::Unknown) => Some(element),
        (a, b) => Some(join_types(a, b)).filter(|element| *element != Type::Unknown),
    }
}

/// The type of a value that is of one of several types without a common one, each of which may be such a type itself.
pub(super) fn mixed<'t>(types: impl IntoIterator<Item = &'t Type>) -> Type {
    let mut all: Vec<Type> = Vec::new();
    let mut nullable = false;
    for ty in types {
        nullable |= matches!(ty, Type::Nullable(_) | Type::Null);
        let parts = match ty.clone().non_null() {
            Type::Union(parts) => parts,
            one => vec![one],
        };
        let new: Vec<Type> = parts.into_iter().filter(|part| !all.contains(part)).collect();
        all.extend(new.into_iter().filter(|part| *part != Type::Null));
    }
    let ty = Type::Union(all);
    if nullable { ty.nullable() } else { ty }
}
