//! W0601: a maximum price for Spot Instances, which AWS does not recommend.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// EC2 interrupts Spot Instances mainly when it needs the capacity back, not because of their price: a
    /// maximum price gives no protection. Without one, a Spot Instance costs at most the On-Demand price. AWS
    /// advises against a maximum price, "because it can lead to increased interruptions".
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
    /// Remove it:
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
    W0601 warning "maximum price for Spot Instances"
}

/// The limit.
pub fn spot_price(span: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "a maximum price makes interruptions more frequent",
        span,
        "AWS advises against a maximum price",
    )
    .help("remove `max_price`: a Spot Instance never costs more than the On-Demand price")
    .removal("remove `max_price`", span, Applicability::Unsafe)
}
