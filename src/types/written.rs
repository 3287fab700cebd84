//! Values as a program would write them.

use super::{Expr, ExprKind};

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

/// The same in full.
pub fn whole(value: &Expr) -> Option<String> {
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
