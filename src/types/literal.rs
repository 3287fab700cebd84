//! Literals of the schema: defaults and bounds are written as a program would write them.

use super::{Cpu, Duration, Expr, ExprKind, Percent, Size, Type};
use crate::source::Span;

/// The constant that `text` writes: `true`, `null`, `[]`, `[s3, dynamodb]`, `60s`, `30GiB`, `25%`, `"t3.medium"`, `private`.
/// A number is an `int` or `number`; the attribute's type decides what it becomes.
pub fn literal(text: &str, span: Span) -> Expr {
    let (kind, ty) = read(text, span);
    Expr::new(kind, ty, span)
}

fn read(text: &str, span: Span) -> (ExprKind, Type) {
    match text {
        "null" => return (ExprKind::Null, Type::Null),
        "true" | "false" => return (ExprKind::Bool(text == "true"), Type::Bool),
        "[]" => return (ExprKind::List(Vec::new()), Type::list(Type::Unknown)),
        "{}" => return (ExprKind::Map(indexmap::IndexMap::new()), Type::map(Type::Unknown)),
        _ => {}
    }
    if let Some(inner) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let items: Vec<Expr> = inner.split(", ").map(|item| literal(item, span)).collect();
        let element = items.first().map(|item| item.ty.clone()).unwrap_or_default();
        return (ExprKind::List(items), Type::list(element));
    }
    if let Some(inner) = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        return (ExprKind::Text(inner.into()), Type::String);
    }
    if let Ok(value) = text.replace('_', "").parse::<i64>() {
        return (ExprKind::Int(value), Type::Int);
    }
    if let Ok(value) = text.parse::<f64>() {
        return (ExprKind::Number(value), Type::Number);
    }
    if let Some(value) = Duration::parse(text) {
        return (ExprKind::Duration(value), Type::Duration);
    }
    if let Some(value) = Size::parse(text) {
        return (ExprKind::Size(value), Type::Size);
    }
    if let Some(value) = Percent::parse(text) {
        return (ExprKind::Percent(value), Type::Percent);
    }
    if let Some(value) = Cpu::parse(text) {
        return (ExprKind::Cpu(value), Type::Cpu);
    }
    (ExprKind::Symbol(text.into()), Type::word(text))
}
