//! E0929: containers beside the main one that take all that a task on Fargate has.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// On Fargate, `cpu` and `memory` of a service or job are the size of the task, which all its containers share. What those beside
    /// the main one reserve is taken from it, and what is left is for the main one.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "app" {
    ///   network = network.main
    ///   fargate {}
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.app
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   memory  = 512MiB
    ///
    ///   container "cache" {
    ///     image  = "ghcr.io/shop/cache:v2.0"
    ///     memory = 512MiB
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
    /// cluster "app" {
    ///   network = network.main
    ///   fargate {}
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.app
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   memory  = 1GiB
    ///
    ///   container "cache" {
    ///     image  = "ghcr.io/shop/cache:v2.0"
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    E0929 error "task without room for its main container"
}

/// `attribute` is `cpu` or `memory`. `taken` is what the container at `span` and the others reserve together, `has` what the task has,
/// and where that is written.
pub fn task_full(span: Span, attribute: &str, taken: &str, (has, place): (&str, Option<Span>)) -> Diagnostic {
    let message = format!("the containers beside the main one take {taken}, and the task has {has}");
    Diagnostic::new(&CODE, message, span, "nothing is left for the main container")
        .label_at(place, "what the task has")
        .help(format!("give the task more `{attribute}`, or its containers less"))
}
