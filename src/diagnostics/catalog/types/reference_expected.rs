//! E0326: a reference is needed.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;
use crate::types::with_article;

declare! {
    /// A block is referred to by its kind and its label, without quotes: `network.main`.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network = "main"
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
    E0326 error "reference expected"
}

/// `text` is used where a block of `kind` must be named; `known` are the existing ones.
pub fn reference_expected(span: Span, text: &str, kind: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("expected {} block, found `{text}`", with_article(kind)),
        span,
        format!("not {}", with_article(kind)),
    );
    let named = text.trim_matches('"');
    let paths: Vec<String> = known.iter().map(|name| format!("{kind}.{name}")).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    if let Some(name) = known.iter().find(|name| **name == named) {
        return diagnostic.help(format!("write `{kind}.{name}`")).fix(
            format!("change to `{kind}.{name}`"),
            span,
            format!("{kind}.{name}"),
        );
    }
    match paths.as_slice() {
        [] => diagnostic.help(format!("declare one, and refer to it as `{kind}.<name>`")),
        [only] => {
            diagnostic.help(format!("write `{only}`")).suggestion(format!("change to `{only}`"), span, *only)
        }
        several => diagnostic.help(format!("write {}", list(several, "or", 8))),
    }
}
