//! E0510: a container that fits on no empty instance of some type.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// ECS places a container where its CPU and its memory are free. One that asks for more than an empty instance has is placed
    /// nowhere: the cluster sees a shortage, grows to its maximum, and still places nothing.
    ///
    /// Counted is all of an instance's CPU, 1,024 units to a vCPU, and 95 hundredths of its memory; the rest is what the kernel
    /// and the agent take.
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
    /// An `m5.large` has 8 GiB, of which 7,782 MiB are left for containers. Take a larger type, or reserve less:
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

/// What is asked for and what there is: `8GiB`, `8GiB, of which 7,782MiB are left for containers`.
#[derive(Debug, Clone, Copy)]
pub struct Demand<'a> {
    /// What the container reserves.
    pub asks: &'a str,
    /// What the instance has of it.
    pub has: &'a str,
}

/// `larger` is an instance type that holds the container; `replace` says that it can stand in the other one's place.
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
            .note("the cluster would grow to its maximum and still place nothing");
    match larger {
        Some(larger) => {
            let diagnostic =
                diagnostic.help(format!("reserve less, or take a larger type: `{larger}` holds it"));
            match instance_span {
                Some(place) if replace => {
                    diagnostic.suggestion(format!("use `{larger}`"), place, format!("\"{larger}\""))
                }
                _ => diagnostic,
            }
        }
        None => diagnostic.help("reserve less: no instance type holds it"),
    }
}
