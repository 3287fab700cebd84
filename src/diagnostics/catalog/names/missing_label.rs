//! E0207: a block without a label.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A block of this kind needs a label: the name by which other blocks refer to it, and from which the
    /// name of its stack is made.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster {
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
    E0207 error "missing label"
}

/// The block that `kind` at `span` begins has no label.
pub fn missing_label(span: Span, kind: &str) -> Diagnostic {
    let example = match kind {
        "mount" => "/mnt/efs",
        "override" => "LogicalId",
        "alarm" => "cpu",
        _ => "main",
    };
    Diagnostic::new(&CODE, format!("this `{kind}` has no label"), span, "expected a label after this")
        .help(format!("write `{kind} \"{example}\" {{ ... }}`"))
        .suggestion(format!("add the label \"{example}\""), span.after(), format!(" \"{example}\""))
}

/// The label is in the body, as an attribute that takes up `attribute`.
pub fn in_body(span: Span, kind: &str, text: &str, attribute: Span) -> Diagnostic {
    let text = text.escape_debug();
    Diagnostic::new(&CODE, format!("this `{kind}` has no label"), span, "expected a label after this")
        .label(attribute, "this is its label")
        .help(format!("write `{kind} \"{text}\" {{`, without this attribute"))
        .suggestion(format!("add the label \"{text}\""), span.after(), format!(" \"{text}\""))
}
