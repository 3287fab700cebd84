//! E0213: a wrong or missing `existing`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `existing` refers to resources that another stack owns. Networks and volumes can be `existing`; other kinds
    /// can only be created, and nested blocks are part of their block.
    ///
    /// ```ecs fail
    /// network "main" {
    ///   cidr = "10.0.0.0/16"
    /// }
    ///
    /// existing cluster "web" {
    ///   network = network.main
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// network "main" {
    ///   cidr = "10.0.0.0/16"
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    /// ```
    E0213 error "wrong or missing `existing`"
}

/// The block that `kind` at `span` begins lacks `existing`: one that is created has no such `attribute`.
pub fn attribute_of_existing(span: Span, kind: &str, attribute: (&str, Span)) -> Diagnostic {
    let (name, place) = attribute;
    Diagnostic::new(&CODE, format!("a `{kind}` that is created has no `{name}`"), span, "not `existing`")
        .label(place, format!("says that another stack owns the `{kind}`"))
        .help(format!("write `existing {kind} ...`"))
        .fix("add `existing`", span.before(), "existing ")
}

/// A block of `kind`, which is named at `span`, cannot be `existing`, as `word` says.
pub fn cannot_be_existing(word: Span, span: Span, kind: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("a `{kind}` cannot be `existing`"),
        word,
        format!("a `{kind}` is always created"),
    )
    .help("only networks and volumes can be `existing`")
    .suggestion("remove `existing`", Span::new(word.file, word.start, span.start), "")
}

/// `existing` before a nested block.
pub fn nested_existing(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{name}` is part of its block and cannot be `existing`"),
        span,
        "not allowed here",
    )
    .help("only top-level blocks can be `existing`")
    .fix("remove `existing`", Span::new(span.file, span.start, span.end + 1), "")
}
