//! Values of other languages as an attribute here takes them: `30` is `30d`, `"generalPurpose"` is `general_purpose`.

use super::super::context::Checker;
use super::type_of;
use crate::language::FieldSchema;
use crate::resolve::plain_text;
use crate::syntax::ast::{self, ExprKind};
use crate::types::{EnumSchema, Type};

impl Checker<'_, '_> {
    /// A value as an attribute takes it; `None` if that cannot be told.
    pub(super) fn translated(&self, value: &ast::Expr, field: &FieldSchema) -> Option<String> {
        let text = self.text(value.span);
        if text.contains('\n') || text.chars().count() > 90 {
            return None;
        }
        of_type(value, text, &type_of(field), field.rules.unit)
    }
}

fn of_type(value: &ast::Expr, text: &str, ty: &Type, unit: Option<&'static str>) -> Option<String> {
    // An element that may be null is left out.
    if let Type::Nullable(inner) = ty {
        return of_type(value, text, inner, unit);
    }
    if let Type::Union(types) = ty {
        return types.iter().find_map(|ty| of_type(value, text, ty, unit));
    }
    match (&value.kind, ty) {
        // What a name refers to is checked once it is written here.
        (ExprKind::Path(names), _) if names.len() > 1 => Some(text.to_owned()),
        (ExprKind::Number(number), Type::Duration | Type::Size) if number.unit.is_none() => {
            number.int.and_then(|number| with_unit(number, unit?))
        }
        (ExprKind::Number(number), Type::Percent) if number.unit.is_none() => Some(format!("{text}%")),
        (ExprKind::Number(number), Type::Duration | Type::Size | Type::Percent) => {
            number.unit.map(|_| text.to_owned())
        }
        (ExprKind::Number(number), Type::Int | Type::Number | Type::Port | Type::Cpu | Type::Range(_)) => {
            number.unit.is_none().then(|| text.to_owned())
        }
        (ExprKind::Binary(..), Type::Range(_))
        | (ExprKind::Bool(_), Type::Bool)
        | (ExprKind::Map(_), Type::Map(_)) => Some(text.to_owned()),
        (ExprKind::Path(names), Type::Enum(schema)) => of_enum(schema, &names.first()?.value),
        (ExprKind::Text(_), Type::Enum(schema)) => of_enum(schema, plain_text(value)?),
        (
            ExprKind::Text(_),
            Type::Bool | Type::Int | Type::Number | Type::Port | Type::Duration | Type::Size,
        ) => unquoted(plain_text(value)?, ty, unit),
        (ExprKind::Text(_), ty) if ty.is_text() => Some(text.to_owned()),
        (ExprKind::List(items), Type::List(element)) => items
            .iter()
            .all(|item| {
                matches!(&item.kind, ExprKind::Path(_)) || of_type(item, text, element, unit).is_some()
            })
            .then(|| text.to_owned()),
        (ExprKind::Call(_), ty) if ty.is_text() => Some(text.to_owned()),
        _ => None,
    }
}

/// The value of an enumeration that has a spelling, or is written with other letters.
fn of_enum(schema: &EnumSchema, found: &str) -> Option<String> {
    let folded = |text: &str| text.to_ascii_lowercase().replace(['-', '_'], "");
    let wanted = folded(found);
    let value = schema
        .values
        .iter()
        .find(|value| folded(value.word) == wanted || folded(value.spelling) == wanted)?;
    Some(value.word.to_owned())
}

/// What is written without quotes here: `"true"`, `"30"`, `"AFTER_30_DAYS"`.
fn unquoted(text: &str, ty: &Type, unit: Option<&'static str>) -> Option<String> {
    match ty {
        Type::Bool => match text.to_ascii_lowercase().as_str() {
            "true" | "enabled" | "yes" | "on" => Some("true".to_owned()),
            "false" | "disabled" | "no" | "off" => Some("false".to_owned()),
            _ => None,
        },
        Type::Duration | Type::Size => {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            let in_days =
                text.to_ascii_uppercase().ends_with("_DAYS") || text.to_ascii_uppercase().ends_with("_DAY");
            let unit = if in_days { "d" } else { unit.filter(|_| digits == text)? };
            with_unit(digits.parse().ok()?, unit)
        }
        _ => text.parse::<f64>().ok().map(|_| text.to_owned()),
    }
}

/// A number in the unit that CloudFormation has for it, as it is usually written.
fn with_unit(number: i64, unit: &str) -> Option<String> {
    let larger: &[(i64, &str)] = match unit {
        "s" => &[(86_400, "d"), (3_600, "h"), (60, "m"), (1, "s")],
        "m" => &[(1_440, "d"), (60, "h"), (1, "m")],
        "MiB" => &[(1_024, "GiB"), (1, "MiB")],
        "d" => &[(1, "d")],
        "GiB" => &[(1, "GiB")],
        _ => return None,
    };
    let (factor, unit) = larger.iter().find(|(factor, _)| number % factor == 0 && number != 0)?;
    Some(format!("{}{unit}", number / factor))
}
