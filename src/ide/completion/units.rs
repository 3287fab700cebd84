//! After digits: the units that may follow them.

use super::Context;
use super::item::{Completion, CompletionKind};
use crate::ide::manual::Topic;
use crate::syntax::ast::Unit;
use crate::types::Type;

/// The number with each unit of the expected type.
pub(super) fn items(ctx: &Context<'_>, digits: &str) -> Vec<Completion> {
    let want = ctx.expected().ty;
    let units = Unit::ALL.into_iter().filter(|(unit, _)| takes(&want, *unit));
    units
        .map(|(_, spelling)| {
            let item = Completion::new(format!("{digits}{spelling}"), CompletionKind::Unit);
            item.about(Topic::Unit(spelling.to_owned()))
        })
        .collect()
}

fn takes(want: &Type, unit: Unit) -> bool {
    match want {
        Type::Unknown => true,
        Type::Nullable(inner) | Type::Range(inner) => takes(inner, unit),
        Type::Union(types) => types.iter().any(|ty| takes(ty, unit)),
        want => *want == type_of(unit),
    }
}

/// The type of a number with a unit.
fn type_of(unit: Unit) -> Type {
    match unit {
        Unit::Seconds | Unit::Minutes | Unit::Hours | Unit::Days => Type::Duration,
        Unit::Bytes | Unit::Kibibytes | Unit::Mebibytes | Unit::Gibibytes | Unit::Tebibytes => Type::Size,
        Unit::Vcpu => Type::Cpu,
        Unit::Percent => Type::Percent,
    }
}
