//! W0601: a price limit of spot instances, which AWS advises against.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// Today EC2 takes spot instances back when it needs the capacity, not when the price has gone up: a limit buys no safety.
    /// Without one, a spot instance costs at most the on-demand price. AWS advises against a limit, "because it can lead to
    /// increased interruptions".
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
    ///
    ///     spot {
    ///       max_price = 0.05
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Leave it out:
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
    ///
    ///     spot {}
    ///   }
    /// }
    /// ```
    W0601 warning "spot instances with a price limit"
}

/// The limit.
pub fn spot_price(span: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "a price limit makes interruptions more frequent",
        span,
        "AWS advises against a limit",
    )
    .help("leave `max_price` out: a spot instance never costs more than an on-demand one")
    .removal("leave the limit out", span, Applicability::Maybe)
}
