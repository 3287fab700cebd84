//! E0919: a task that does not fit on an empty instance.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A task runs on one instance. One that reserves more than an empty instance has is never placed: the deployment
    /// waits until CloudFormation gives it up after three hours. The kernel, the system and the ECS agent use a part
    /// of the memory of an instance.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   cpu     = 4vcpu
    /// }
    /// ```
    ///
    /// Use larger instances, or reserve less:
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
    ///     type = "m5.xlarge"
    ///   }
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   cpu     = 4vcpu
    ///   size    = 1
    /// }
    /// ```
    E0919 error "task that fits on no instance", hidden_by: BrokenBlock
}

/// What a task asks for, and what the smallest type has.
#[derive(Debug, Clone, Copy)]
pub struct TooLarge<'a> {
    /// `4,096 CPU units`
    pub asks: &'a str,
    /// `2,048 CPU units`
    pub has: &'a str,
    /// `m5.large`
    pub instance: &'a str,
    /// Where the type is written, if it is.
    pub written: Option<Span>,
}

/// `span` is the attribute, or the head of the block.
pub fn task_too_large(span: Span, too_large: TooLarge) -> Diagnostic {
    let TooLarge { asks, has, instance, written } = too_large;
    Diagnostic::new(
        &CODE,
        format!("a task that reserves {asks} never fits on `{instance}`"),
        span,
        format!("an empty `{instance}` has {has}"),
    )
    .label_at(written, "the instance type")
    .help("reserve less, or choose a larger instance type")
}
