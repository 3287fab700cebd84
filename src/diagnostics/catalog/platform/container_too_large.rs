//! E0510: a container that does not fit on an empty instance.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// ECS places a container on an instance with enough free CPU and memory. A container that needs more
    /// than an empty instance has cannot be placed: the cluster scales out to its maximum, and the container
    /// still does not fit.
    ///
    /// The compiler counts all CPU of an instance, 1,024 units for each vCPU, and 95% of its memory; the
    /// kernel and the agent use the rest.
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
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster = cluster.web
    ///   size    = 2..8
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 8GiB
    ///   }
    /// }
    /// ```
    ///
    /// An `m5.large` has 8 GiB, of which 7,782 MiB are available for containers. Use a larger type, or
    /// reserve less:
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
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster = cluster.web
    ///   size    = 2..8
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 7GiB
    ///   }
    /// }
    /// ```
    E0510 error "container larger than its instance"
}

/// What is reserved and what is available: `8GiB`, `8GiB, of which 7,782MiB are available for containers`.
#[derive(Debug, Clone, Copy)]
pub struct Demand<'a> {
    /// What the container reserves.
    pub asks: &'a str,
    /// What the instance has of it.
    pub has: &'a str,
}

/// `larger` is an instance type that holds the container; `replace` says that it can replace the other one.
pub fn container_too_large(
    span: Span,
    demand: Demand,
    instance: &str,
    instance_span: Option<Span>,
    larger: Option<&str>,
    replace: bool,
) -> Diagnostic {
    let Demand { asks, has } = demand;
    let label = match instance_span {
        Some(_) => format!("reserves {asks}"),
        None => format!("`{instance}`, the default type, has {has}"),
    };
    let diagnostic =
        Diagnostic::new(&CODE, format!("a container of {asks} does not fit on `{instance}`"), span, label)
            .label_at(instance_span, format!("has {has}"))
            .note("the cluster would scale out to its maximum, and the container would still not fit");
    match larger {
        Some(larger) => {
            let diagnostic =
                diagnostic.help(format!("reserve less, or use a larger type such as `{larger}`"));
            match instance_span {
                Some(place) if replace => {
                    diagnostic.suggestion(format!("use `{larger}`"), place, format!("\"{larger}\""))
                }
                _ => diagnostic,
            }
        }
        None => diagnostic.help("reserve less: it does not fit on any instance type"),
    }
}
