//! W0602: a share or a base of on-demand instances that leaves none to spot.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `on_demand_base` and `on_demand_percent` set how many instances are On-Demand. If they cover all
    /// instances, the cluster has a `spot` block but never a Spot Instance.
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
    /// Leave some capacity to Spot, or remove `spot`:
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
    W0602 warning "`spot` block without Spot Instances"
}

/// Why no instance is left.
#[derive(Debug, Clone, Copy)]
pub enum Reason {
    /// All beyond the base are On-Demand.
    Percent,
    /// The base is as large as the cluster.
    Base {
        /// The base.
        base: i64,
        /// The maximum number of instances.
        max: i64,
    },
}

/// `spot` is the head of the block.
pub fn never_spot(span: Span, reason: Reason, spot: Span) -> Diagnostic {
    let label = match reason {
        Reason::Percent => "all instances are On-Demand".to_string(),
        Reason::Base { base, max } => {
            format!("the first {base} instances are On-Demand, and there are at most {max}")
        }
    };
    Diagnostic::new(&CODE, "this cluster never has Spot Instances", span, label)
        .label(spot, "Spot Instances are requested here")
        .help("leave some capacity to Spot, or remove `spot`")
}

/// A service on Fargate all of whose tasks are On-Demand.
pub fn on_fargate(span: Span, spot: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "this service never runs on Fargate Spot", span, "all tasks are On-Demand")
        .label(spot, "Fargate Spot is requested here")
        .help("leave some tasks to Spot, or remove `spot`")
}
