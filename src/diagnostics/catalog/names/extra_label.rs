//! E0209: too many labels.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::with_article;

declare! {
    /// A block of this kind has fewer labels. In Terraform, the labels are a resource type and a name; here,
    /// the first word is the kind.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "aws_ecs_cluster" "web" {
    ///   network = network.main
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    /// ```
    E0209 error "too many labels"
}

/// A block of `kind` has at most `max` labels; `before` is the last valid one, with its text.
pub fn extra_label(span: Span, kind: &str, max: usize, before: Option<(Span, &str)>) -> Diagnostic {
    let (message, help) = match max {
        0 => (format!("{} has no label", with_article(kind)), format!("write `{kind} {{ ... }}`")),
        _ => (format!("{} has one label", with_article(kind)), format!("write `{kind} \"name\" {{ ... }}`")),
    };
    let diagnostic = Diagnostic::new(&CODE, message, span, "extra label").help(help);
    match before {
        // cluster "aws_ecs_cluster" "web": the kind says what it is.
        Some((first, text)) if text.trim_matches('"').starts_with("aws_") => diagnostic
            .label(first, "a Terraform resource type")
            .suggestion("remove the type", Span::new(first.file, first.start, span.start), ""),
        _ => {
            let gap = Span::new(span.file, before.map_or(span.start, |(first, _)| first.end), span.end);
            diagnostic.suggestion("remove the label", gap, "")
        }
    }
}
