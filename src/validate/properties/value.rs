//! One value against the shape that CloudFormation's schema has for it.

use serde_json::Value;

use crate::aws::resource_types::{Kind, Shape};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::{platform, types};
use crate::ir::{Expr, ExprKind, Type};

/// Whether a shape takes a kind of values. One that says nothing takes all.
pub(super) fn takes(shape: Shape, kind: Kind) -> bool {
    let kinds = shape.all_kinds();
    kinds.is_empty() || kinds.contains(&kind)
}

/// What is wrong with the number of elements.
pub(super) fn length(count: usize, shape: Shape) -> Option<String> {
    let count = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    outside(count, shape, "minItems", "maxItems")
        .map(|(word, bound)| format!("it needs {word} {bound} element{}", plural(bound)))
}

/// What is wrong with a value that is neither a list nor a map.
pub(super) fn problem(value: &Expr, shape: Shape, subject: &str) -> Option<Diagnostic> {
    let kinds = shape.all_kinds();
    if !kinds.is_empty() && !kinds.iter().any(|kind| is_of(value, *kind)) {
        return Some(mismatch(value, shape, subject));
    }
    own_problem(value, shape, subject)
        .or_else(|| shape.parts().find_map(|part| own_problem(value, part, subject)))
        .or_else(|| {
            // Of alternatives one is enough.
            let each: Vec<_> = shape.alternatives().map(|one| own_problem(value, one, subject)).collect();
            if each.iter().all(Option::is_some) { each.into_iter().flatten().next() } else { None }
        })
}

/// What the shape says itself, without its alternatives.
fn own_problem(value: &Expr, shape: Shape, subject: &str) -> Option<Diagnostic> {
    unlisted(value, shape, subject).or_else(|| {
        let problem = match &value.kind {
            ExprKind::Text(text) => text_problem(text, shape),
            ExprKind::Int(number) => number_problem(precise(*number), shape),
            ExprKind::Number(number) => number_problem(*number, shape),
            _ => None,
        };
        problem.map(|problem| platform::refused_property(value.span, subject, &problem))
    })
}

/// A value that is none of those that the schema lists.
fn unlisted(value: &Expr, shape: Shape, subject: &str) -> Option<Diagnostic> {
    let (exact, any_case) = (shape.allowed(), shape.allowed_in_any_case());
    let written = match &value.kind {
        ExprKind::Text(text) => text.clone(),
        ExprKind::Int(_) | ExprKind::Number(_) | ExprKind::Bool(_) => text(value),
        _ => return None,
    };
    let allowed: Vec<String> = exact.iter().chain(any_case).map(spelling).collect();
    let is_exact = exact.iter().any(|known| spelling(known) == written);
    let is_like = any_case.iter().any(|known| spelling(known).eq_ignore_ascii_case(&written));
    if allowed.is_empty() || is_exact || is_like {
        return None;
    }
    let quoted = matches!(value.kind, ExprKind::Text(_));
    let allowed: Vec<&str> = allowed.iter().map(String::as_str).collect();
    Some(types::unknown_property_value(value.span, subject, &written, &allowed, quoted))
}

fn text_problem(text: &str, shape: Shape) -> Option<String> {
    let count = f64::from(u32::try_from(text.chars().count()).unwrap_or(u32::MAX));
    if let Some((word, bound)) = outside(count, shape, "minLength", "maxLength") {
        return Some(format!("it needs {word} {bound} character{}", plural(bound)));
    }
    let pattern = shape.pattern()?;
    // What the engine does not know, CloudFormation's does: such a pattern is left to it.
    let regex = regex_lite::Regex::new(pattern).ok()?;
    (!regex.is_match(text)).then(|| format!("it must match `{pattern}`"))
}

fn number_problem(number: f64, shape: Shape) -> Option<String> {
    outside(number, shape, "minimum", "maximum").map(|(word, bound)| format!("it must be {word} {bound}"))
}

/// The bound that a number does not keep: `at most`, and how much.
fn outside(number: f64, shape: Shape, minimum: &str, maximum: &str) -> Option<(&'static str, f64)> {
    let least = shape.limit(minimum).filter(|least| number < *least);
    let most = shape.limit(maximum).filter(|most| number > *most);
    least.map(|least| ("at least", least)).or(most.map(|most| ("at most", most)))
}

fn plural(count: f64) -> &'static str {
    if count.total_cmp(&1.0).is_eq() { "" } else { "s" }
}

#[expect(clippy::cast_precision_loss, reason = "bounds are far smaller")]
fn precise(number: i64) -> f64 {
    number as f64
}

/// Whether a value can be of a kind. CloudFormation reads numbers and Booleans where it wants strings, and what comes at deployment is
/// a string for it.
fn is_of(value: &Expr, kind: Kind) -> bool {
    let is_constant = value.is_const();
    match value.ty.clone().non_null() {
        Type::Unknown => true,
        Type::Bool => matches!(kind, Kind::Boolean | Kind::String),
        Type::Number => matches!(kind, Kind::Number | Kind::String),
        Type::List(_) => kind == Kind::List,
        Type::Map(_) => kind == Kind::Object,
        Type::Int | Type::Port => matches!(kind, Kind::Integer | Kind::Number | Kind::String),
        ty if ty.is_text() || ty.is_listed() => {
            kind == Kind::String || !is_constant && !matches!(kind, Kind::List | Kind::Object)
        }
        _ => false,
    }
}

/// That a value is not what is wanted.
pub(super) fn mismatch(value: &Expr, shape: Shape, subject: &str) -> Diagnostic {
    let kinds = shape.all_kinds();
    let wanted: Vec<&str> = kinds.iter().map(|kind| name(*kind)).collect();
    let wanted = if wanted.is_empty() { "a value".to_owned() } else { wanted.join(" or ") };
    let fix = match &value.kind {
        ExprKind::Text(text) if kinds.iter().any(|kind| is_written(text, *kind)) => Some(text.clone()),
        ExprKind::Text(text) if kinds == [Kind::List] => Some(format!("[{text:?}]")),
        ExprKind::Int(number) if kinds == [Kind::List] => Some(format!("[{number}]")),
        _ => None,
    };
    let found = value.ty.with_article();
    types::property_type(value.span, subject, &found, &wanted, fix.as_deref())
}

/// Whether a text is a number or Boolean in quotes.
fn is_written(text: &str, kind: Kind) -> bool {
    match kind {
        Kind::Integer => text.parse::<i64>().is_ok(),
        Kind::Number => text.parse::<f64>().is_ok(),
        Kind::Boolean => matches!(text, "true" | "false"),
        Kind::String | Kind::List | Kind::Object => false,
    }
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::String => "a string",
        Kind::Integer => "an integer",
        Kind::Number => "a number",
        Kind::Boolean => "a Boolean",
        Kind::List => "a list",
        Kind::Object => "a map",
    }
}

/// An allowed value as a program writes it between quotes, or without.
fn spelling(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A constant that is not a string, as the program writes it.
fn text(value: &Expr) -> String {
    match &value.kind {
        ExprKind::Bool(value) => value.to_string(),
        ExprKind::Int(value) => value.to_string(),
        ExprKind::Number(value) => value.to_string(),
        _ => String::new(),
    }
}
