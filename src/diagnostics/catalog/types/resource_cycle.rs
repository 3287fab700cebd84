//! E0343: a circular dependency between resources of one stack.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A resource that uses an attribute of another one is created after it. If that one in turn needs the
    /// first, neither can be created. This happens where a block uses one of its own outputs, or an output of
    /// a block in the same stack, as a cluster and its listeners are.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   tags    = { group = cluster.web.log_group }
    /// }
    /// ```
    ///
    /// Blocks of other stacks can use it:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// cluster "api" {
    ///   network = network.main
    ///   tags    = { group = cluster.web.log_group }
    /// }
    /// ```
    E0343 error "circular dependency between resources"
}

/// `cycle`: logical ids of the stack `stack`, each needing the next, the last needing the first.
pub fn resource_cycle(span: Span, stack: &str, cycle: &[&str]) -> Diagnostic {
    let mut names: Vec<String> = cycle.iter().map(|name| format!("`{name}`")).collect();
    names.extend(names.first().cloned());
    Diagnostic::new(
        &CODE,
        format!("circular dependency between resources of the stack `{stack}`"),
        span,
        "this resource would depend on itself",
    )
    .note(names.join(" → "))
    .help("remove the reference, or pass in its value as a param")
}
