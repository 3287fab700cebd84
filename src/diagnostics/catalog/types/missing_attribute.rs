//! E0320: a required attribute is missing.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;
use crate::types::Type;

declare! {
    /// Some attributes have no sensible default: the program must set them.
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
    E0320 error "missing required attribute"
}

/// The block at `head` lacks `missing`, attributes with their types; `open` is its opening brace, and
/// `is_empty`: the closing one follows at once.
pub fn missing_attribute(
    head: Span,
    owner: &str,
    missing: &[(&str, Type)],
    open: Span,
    begins: Begins,
) -> Diagnostic {
    let names: Vec<&str> = missing.iter().map(|(name, _)| *name).collect();
    let lines: Vec<String> = missing.iter().map(|(name, ty)| format!("{name} = {}", example(ty))).collect();
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{owner}` needs {}", list(&names, "and", 8)),
        head,
        format!("{} missing", if names.len() == 1 { "one attribute is" } else { "attributes are" }),
    )
    .help(format!("add `{}`", lines.join("`, `")));
    let on_lines = || lines.iter().flat_map(|line| ["\n  ", line]).collect::<String>();
    let text = match begins {
        Begins::Empty => format!("{}\n", on_lines()),
        Begins::OnItsLine => lines.iter().flat_map(|line| [" ", line, ","]).collect(),
        Begins::BelowIt => on_lines(),
    };
    diagnostic.suggestion("add the missing attributes", open.after(), text)
}

/// What follows the opening brace of a body, before which the attributes are added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begins {
    /// The closing brace.
    Empty,
    /// The first entry, on the same line.
    OnItsLine,
    /// Anything on a line below.
    BelowIt,
}

/// A value of the type, to be replaced.
fn example(ty: &Type) -> String {
    match ty {
        Type::Kind(kind) => format!("{kind}.main"),
        Type::Duration => "15m".into(),
        Type::Size => "512MiB".into(),
        Type::Cpu => "256".into(),
        Type::Int => "1".into(),
        Type::Range(_) => "2..8".into(),
        Type::Port => "443".into(),
        Type::Enum(schema) => schema.words().next().unwrap_or_default().into(),
        ty => match ty.check_shape("\u{0}") {
            Err(error) => format!("\"{}\"", error.example),
            Ok(()) => "\"...\"".into(),
        },
    }
}
