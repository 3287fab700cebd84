//! A name that is computed.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The label of this block is its name, by which others reach it: a plain string without `${...}`.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// let suffix = "prod"
    ///
    /// cluster "web_${let.suffix}" {
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
    /// cluster "web_prod" {
    ///   network = network.main
    /// }
    /// ```
    E0224 error "a name that is computed"
}

/// The label at `span` is no plain string.
pub fn label_not_plain(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "the name of a block cannot be computed", span, "a plain string is needed")
        .help("write the name out")
}
