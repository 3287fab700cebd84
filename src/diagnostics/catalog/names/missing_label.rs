//! A block without its name.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A block of this kind has a label: the name by which others reach it, and from which its stack is named.
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
    E0207 error "a block without its name"
}

/// The block that `kind` at `span` begins has no label.
pub fn missing_label(span: Span, kind: &str) -> Diagnostic {
    let example = if kind == "mount" { "/mnt/efs" } else { "main" };
    Diagnostic::new(&CODE, format!("this `{kind}` has no label"), span, "a label belongs after it")
        .help(format!("write `{kind} \"{example}\" {{ ... }}`"))
        .suggestion(format!("add the label \"{example}\""), span.after(), format!(" \"{example}\""))
}
