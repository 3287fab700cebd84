//! W0602: a share or a base of on-demand instances that leaves none to spot.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `on_demand_base` and `on_demand_percent` say how many instances are on-demand ones. If they take all, the cluster has
    /// `spot` and never a spot instance.
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
    ///       on_demand_percent = 100%
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Leave a part to spot, or leave `spot` out:
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
    ///     spot {
    ///       on_demand_percent = 50%
    ///     }
    ///   }
    /// }
    /// ```
    W0602 warning "spot block that never buys spot"
}

/// Why no instance is left.
#[derive(Debug, Clone, Copy)]
pub enum Reason {
    /// All beyond the base are on-demand.
    Percent,
    /// The base is as large as the cluster.
    Base {
        /// The base.
        base: i64,
        /// The most instances.
        most: i64,
    },
}

/// `spot` is the head of the block.
pub fn never_spot(span: Span, reason: Reason, spot: Span) -> Diagnostic {
    let label = match reason {
        Reason::Percent => "all are on-demand ones".to_string(),
        Reason::Base { base, most } => {
            format!("the first {base} are on-demand ones, and there are at most {most}")
        }
    };
    Diagnostic::new(&CODE, "no instance of this cluster is ever a spot one", span, label)
        .label(spot, "spot is asked for here")
        .help("leave a part to spot, or leave `spot` out")
}
