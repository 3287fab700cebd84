//! E0213: a wrong or missing `existing`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `existing` refers to resources that another stack owns. Some kinds can only be `existing` (a network),
    /// others can only be created (a cluster), and nested blocks are part of their block.
    ///
    /// ```ecs fail
    /// network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    /// ```
    E0213 error "wrong or missing `existing`"
}

/// The block that `kind` at `span` begins can only be `existing`.
pub fn only_existing(span: Span, kind: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("a `{kind}` cannot be created here"), span, "another stack must own it")
        .help(format!("write `existing {kind} ...` and name the stack that owns it"))
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
