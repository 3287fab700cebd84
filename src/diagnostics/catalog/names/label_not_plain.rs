//! E0224: a block name that is computed.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The label of this block is the name by which other blocks refer to it. It must be a plain string
    /// without `${...}`. Only the label of `project`, which nothing refers to, can have constants in `${...}`.
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
    E0224 error "computed block name"
}

/// The label at `span`, of a nested block with `for_each`, is known only at deployment.
pub fn late(span: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "the name of a block must be known when the program is compiled",
        span,
        "known only at deployment",
    )
    .help("use only `each.key` and compile-time values in it")
}

/// The label at `span` is that of a block with `for_each`, which makes the names itself.
pub fn of_copies(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "the name of a block cannot be computed", span, "expected a plain string")
        .help("write a plain name: each key is added to it, as in `data[\"media\"]`")
}

/// The label at `span` is not a plain string.
pub fn label_not_plain(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "the name of a block cannot be computed", span, "expected a plain string")
        .help("write the name as a plain string")
}
