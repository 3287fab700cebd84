//! A required attribute is missing.

use crate::diagnostics::{Diagnostic, list};
use crate::language::FieldSchema;
use crate::source::Span;
use crate::syntax::ast;
use crate::types::Type;

declare! {
    /// Some attributes have no default that would be right for everybody: the program must say them.
    ///
    /// ```ecs fail
    /// volume "shared" {
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    /// ```
    E0320 error "a required attribute is missing"
}

/// The block at `head` lacks `missing`.
pub fn missing_attribute(head: Span, owner: &str, missing: &[&FieldSchema], body: &ast::Body) -> Diagnostic {
    let names: Vec<&str> = missing.iter().map(|field| field.name).collect();
    let kinds: Vec<String> =
        missing.iter().map(|field| format!("{} = {}", field.name, example(field))).collect();
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{owner}` needs {}", list(&names, "and", 8)),
        head,
        format!("{} missing", if names.len() == 1 { "one attribute is" } else { "attributes are" }),
    )
    .help(format!("add `{}`", kinds.join("`, `")));
    let text: String = kinds.iter().flat_map(|line| ["\n  ", line]).collect();
    let single_line = body.close.is_some_and(|close| close.start == body.open.end);
    let text = if single_line { format!("{text}\n") } else { text };
    diagnostic.suggestion("add what is missing", body.open.after(), text)
}

/// A value of the field's type, to be replaced.
fn example(field: &FieldSchema) -> String {
    match field.ty() {
        Some(Type::Kind(kind)) => format!("{kind}.main"),
        Some(Type::Duration) => "15m".into(),
        Some(Type::Size) => "512MiB".into(),
        Some(Type::Cpu) => "256".into(),
        Some(Type::Int) => "1".into(),
        Some(Type::Range(_)) => "2..8".into(),
        Some(Type::Port) => "443".into(),
        Some(Type::Symbols(symbols)) => symbols.first().cloned().unwrap_or_default(),
        Some(ty) => match ty.check_shape("\u{0}") {
            Err(error) => format!("\"{}\"", error.example),
            Ok(()) => "\"...\"".into(),
        },
        None => "...".into(),
    }
}
