//! E0301: a value of the wrong type.

use super::of;
use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;
use crate::types::Type;

declare! {
    /// Every attribute, parameter and operator expects values of a certain type. The only implicit conversion
    /// is from an integer to a number.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network   = network.main
    ///   encrypted = 1
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
    ///   network   = network.main
    ///   encrypted = true
    /// }
    /// ```
    E0301 error "mismatched types"
}

/// `text` is a `found` where `subject` wants a `want`; `declared` is where its type was written.
pub fn type_mismatch(
    span: Span,
    text: &str,
    found: &Type,
    want: &Type,
    subject: Option<&str>,
    declared: Option<Span>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("expected {}{}, found {}", want.with_article(), of(subject), found.with_article()),
        span,
        format!("this is {}", found.with_article()),
    )
    .label_at(declared, "its type is declared here")
    .help_if(hint(text, want));
    let literal =
        declared.is_none() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '%');
    match (want.clone().non_null(), text) {
        (Type::Bool, "0") => diagnostic.suggestion("write `false`", span, "false"),
        (Type::Bool, "1") => diagnostic.suggestion("write `true`", span, "true"),
        (Type::String, _) if literal => {
            diagnostic.suggestion("put it in quotes", span, format!("\"{text}\""))
        }
        _ => diagnostic,
    }
}

/// A pair of numbers where a range belongs; `range` is what it was meant to be.
pub fn not_a_range(span: Span, found: &Type, want: &Type, subject: Option<&str>, range: &str) -> Diagnostic {
    meant(span, found, want, subject).help(format!("write `{range}`")).fix(
        format!("write `{range}`"),
        span,
        range,
    )
}

/// A list of pairs where a map belongs; `map` is what it was meant to be.
pub fn not_a_map(span: Span, found: &Type, want: &Type, subject: Option<&str>, map: &str) -> Diagnostic {
    let attribute = subject.and_then(|subject| subject.rsplit('.').next()).unwrap_or("tags");
    meant(span, found, want, subject).help(format!("write `{attribute} = {map}`")).fix(
        format!("write `{map}`"),
        span,
        map,
    )
}

fn meant(span: Span, found: &Type, want: &Type, subject: Option<&str>) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("expected {}{}, found {}", want.with_article(), of(subject), found.with_article()),
        span,
        format!("this is {}", found.with_article()),
    )
}

fn hint(text: &str, want: &Type) -> Option<String> {
    match want {
        Type::Bool if matches!(text, "0" | "1") => {
            Some(format!("write `{}`", if text == "1" { "true" } else { "false" }))
        }
        Type::Bool => Some("write `true` or `false`".into()),
        Type::String => Some(format!("for a string, write `\"{text}\"`")),
        Type::List(_) => Some("a list is written `[a, b]`".into()),
        Type::Map(_) => Some("a map is written `{ key = value }`".into()),
        Type::Range(_) => Some("a range is written `2..8`".into()),
        Type::Enum(schema) => {
            let words: Vec<&str> = schema.words().collect();
            let written = format!("write {}", list(&words, "or", 12));
            let ids = text.contains("subnet-");
            Some(if ids {
                format!("{written}; ids of subnets are written in `existing network`")
            } else {
                written
            })
        }
        Type::Nullable(inner) => hint(text, inner),
        _ => None,
    }
}
