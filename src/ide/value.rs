//! Values as a program would write them, in short.

use crate::ir::{Expr, ExprKind};
use crate::types::{Cpu, Duration, Size};

/// The most characters that are shown of a value.
const MAX_LENGTH: usize = 100;

/// A constant as a program would write it; `None` for what is no constant, or must not be printed.
pub fn written(value: &Expr) -> Option<String> {
    let text = whole(value)?;
    Some(match text.char_indices().nth(MAX_LENGTH) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    })
}

fn whole(value: &Expr) -> Option<String> {
    if value.ty.is_secret() {
        return None;
    }
    Some(match &value.kind {
        ExprKind::Null => "null".to_owned(),
        ExprKind::Bool(value) => value.to_string(),
        ExprKind::Int(value) => value.to_string(),
        ExprKind::Number(value) => value.to_string(),
        ExprKind::Text(text) => {
            format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
        }
        ExprKind::Symbol(symbol) => symbol.clone(),
        ExprKind::Duration(value) => value.to_string(),
        ExprKind::Size(value) => value.to_string(),
        ExprKind::Cpu(value) => value.to_string(),
        ExprKind::Percent(value) => value.to_string(),
        ExprKind::List(items) => {
            let items: Option<Vec<String>> = items.iter().map(whole).collect();
            format!("[{}]", items?.join(", "))
        }
        ExprKind::Map(entries) if entries.is_empty() => "{}".to_owned(),
        ExprKind::Map(entries) => {
            let entries = entries.iter().map(|(key, value)| Some(format!("{key} = {}", whole(value)?)));
            format!("{{ {} }}", entries.collect::<Option<Vec<String>>>()?.join(", "))
        }
        ExprKind::Range(from, to) => format!("{}..{}", whole(from)?, whole(to)?),
        _ => return None,
    })
}

/// How much a value with a unit is, in the smallest unit: `900 seconds` for `15m`.
pub fn in_base_unit(value: &Expr) -> Option<String> {
    let (count, unit) = match value.kind {
        ExprKind::Duration(Duration { seconds }) => (seconds, "second"),
        ExprKind::Size(Size { bytes }) if bytes % 1_048_576 == 0 => (bytes / 1_048_576, "MiB"),
        ExprKind::Size(Size { bytes }) => (bytes, "byte"),
        ExprKind::Cpu(Cpu { units }) => (units, "ECS unit"),
        _ => return None,
    };
    let plural = if count == 1 || unit == "MiB" { "" } else { "s" };
    Some(format!("{} {unit}{plural}", grouped(count)))
}

/// `86,400`
fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = if number < 0 { "-".to_owned() } else { String::new() };
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
