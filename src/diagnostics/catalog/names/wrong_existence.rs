//! E0213: a wrong or missing `existing`.

use crate::diagnostics::{Applicability, Diagnostic, Edit, list};
use crate::source::Span;
use crate::types::with_article;

declare! {
    /// `existing` refers to resources that another stack owns. Networks, alerts, volumes, clusters and listeners
    /// can be `existing`; other kinds can only be created, and nested blocks are part of their block.
    ///
    /// ```ecs fail
    /// existing resource "orders" {
    ///   type = "AWS::SNS::Topic"
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// resource "orders" {
    ///   type = "AWS::SNS::Topic"
    /// }
    /// ```
    E0213 error "wrong or missing `existing`"
}

/// The block that `kind` at `span` begins lacks `existing`: an `attribute` says that another stack owns it.
pub fn attribute_of_existing(
    span: Span,
    kind: &str,
    attribute: Span,
    applicability: Applicability,
) -> Diagnostic {
    let message = format!("{} of another stack is declared with `existing`", with_article(kind));
    Diagnostic::new(&CODE, message, span, "not `existing`")
        .label(attribute, format!("says that another stack owns the `{kind}`"))
        .help(format!("write `existing {kind} ...`"))
        .fix_with(
            "add `existing`",
            vec![Edit { span: span.before(), text: "existing ".to_owned() }],
            applicability,
        )
}

/// A block of `kind`, which is named at `span`, cannot be `existing`, as `word` says; blocks of the kinds `others` can.
pub fn cannot_be_existing(word: Span, span: Span, kind: &str, others: &[&str]) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("{} cannot be `existing`", with_article(kind)),
        word,
        format!("{} is always created", with_article(kind)),
    )
    .help(format!(
        "only {} can be `existing`: declare {} with its own attributes, to create one beside the existing one",
        list(others, "and", usize::MAX),
        with_article(kind)
    ))
    .suggestion("remove `existing`", Span::new(word.file, word.start, span.start), "")
}

/// `existing` before the nested block whose name is at `block`.
pub fn nested_existing(span: Span, block: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{name}` is part of its block and cannot be `existing`"),
        span,
        "not allowed here",
    )
    .help("only top-level blocks can be `existing`")
    .fix("remove `existing`", Span::new(span.file, span.start, block.start), "")
}
