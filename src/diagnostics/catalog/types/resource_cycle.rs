//! Resources of one stack that wait for each other.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A resource that is made with the result of another is created after it. If that one in turn needs the first, neither can be
    /// created. This happens where a block names a result of its own, or of what stands in the same stack: a cluster and its listeners.
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
    /// Other stacks can speak of it:
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
    E0343 error "resources that wait for each other"
}

/// `circle`: logical ids of the stack `stack`, each needing the next, the last needing the first.
pub fn resource_cycle(span: Span, stack: &str, circle: &[&str]) -> Diagnostic {
    let mut names: Vec<String> = circle.iter().map(|name| format!("`{name}`")).collect();
    names.extend(names.first().cloned());
    Diagnostic::new(
        &CODE,
        format!("resources of the stack `{stack}` wait for each other"),
        span,
        "what this becomes needs itself",
    )
    .note(names.join(" → "))
    .help("take the reference away, or give its value as a param")
}
