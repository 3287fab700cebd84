//! E0737: an attribute of rolling updates beside another strategy.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// `batch` and `at_least` are numbers of instances that CloudFormation's rolling update knows. An instance
    /// refresh goes by shares of the desired capacity: all of it stays healthy, and up to a tenth more is launched
    /// first.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "m5.large"
    ///     size = 4
    ///
    ///     update {
    ///       strategy = refresh
    ///       batch    = 2
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "m5.large"
    ///     size = 4
    ///
    ///     update {
    ///       strategy = refresh
    ///     }
    ///   }
    /// }
    /// ```
    E0737 error "attribute of rolling updates"
}

/// `attribute` is written at `span`, beside the strategy `refresh`.
pub fn rolling_alone(span: Span, attribute: &str, strategy: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{attribute}` belongs to rolling updates: a refresh goes by shares of the desired capacity"),
        span,
        "not with a refresh",
    )
    .label(strategy, "the strategy")
    .help(format!("remove `{attribute}`, or write `strategy = rolling`"))
    .removal(format!("remove `{attribute}`"), span, Applicability::Unsafe)
}
