//! E0797: memory that the agent keeps from containers, as large as the instance.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// The ECS agent registers what is left of the memory after `reserved_memory`. With nothing left no task is placed, and
    /// the agent does not register at all.
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
    ///     type = "t3.micro"
    ///
    ///     agent {
    ///       reserved_memory = 1GiB
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Reserve less, or use a larger type:
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
    ///     type = "t3.micro"
    ///
    ///     agent {
    ///       reserved_memory = 128MiB
    ///     }
    ///   }
    /// }
    /// ```
    E0797 error "no memory for containers"
}

/// `asks` at `span`; the instance type, at `place` if it is written, has `left` MiB for containers without it.
pub fn reserved_memory_too_large(
    span: Span,
    asks: &str,
    (instance, place): (&str, Option<Span>),
    left: i64,
) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`reserved_memory` leaves no memory of `{instance}` for containers"),
        span,
        format!("reserves {asks}"),
    )
    .label_at(place, format!("has {}MiB for the agent to reserve and for containers", figure(left)))
    .help(format!("reserve less than {}MiB, or use a larger type", figure(left)))
}
