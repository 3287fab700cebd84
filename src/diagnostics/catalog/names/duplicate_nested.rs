//! E0219: a nested block twice.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// This nested block can appear only once in its block; `http` and `https` of a listener only once without a label.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   instances { type = "m5.large" }
    ///   instances { type = "m5.xlarge" }
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
    ///   instances { type = ["m5.large", "m5.xlarge"] }
    /// }
    /// ```
    E0219 error "duplicate nested block"
}

/// The block at `span` already appears at `first`; `whole` is the second one with its body.
pub fn duplicate_nested(span: Span, name: &str, first: Span, whole: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("there are two `{name}` blocks"), span, "the second one")
        .label(first, "the first one")
        .help("merge them into one")
        .removal("remove the second", whole, Applicability::Unsafe)
}

/// The block at `span` has no label, as the one at `first`: one of them may be without.
pub fn unnamed(span: Span, name: &str, first: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("there are two `{name}` blocks without a label"), span, "the second one")
        .label(first, "the first one")
        .help(format!("give it a label, and a `port` of its own: `{name} \"admin\" {{ port = 8080 }}`"))
        .suggestion("give it a label", span.after(), " \"admin\"")
}
