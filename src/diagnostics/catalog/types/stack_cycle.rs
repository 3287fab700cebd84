//! E0341: a circular dependency between stacks.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Each volume and cluster has its own stack, and all resources without `in` have one; the stacks are deployed one after the other.
    /// If two of them need an output of each other, neither can be deployed first. The cycle may pass through
    /// an `existing` block, or consist of `existing` blocks only.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "a" {
    ///   network = network.main
    ///   tags    = { other = cluster.b.name }
    /// }
    ///
    /// cluster "b" {
    ///   network = network.main
    ///   tags    = { other = cluster.a.name }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "a" {
    ///   network = network.main
    /// }
    ///
    /// cluster "b" {
    ///   network = network.main
    ///   tags    = { other = cluster.a.name }
    /// }
    /// ```
    E0341 error "circular dependency between stacks"
}

/// The stacks of the cycle, each with the reference that leads to the next.
pub fn stack_cycle(cycle: &[(String, Span)]) -> Diagnostic {
    let first = cycle.first().map_or("", |(name, _)| name.as_str());
    let diagnostic =
        report(cycle, format!("circular dependency between stacks: `{first}` depends on itself"));
    match cycle.iter().find(|(name, _)| name.starts_with("resource.")) {
        Some((name, _)) => diagnostic
            .help(format!("all resources share one stack: an `in` places `{name}` in that of another block")),
        None => diagnostic,
    }
}

/// The `existing` blocks of the cycle, each with the reference that leads to the next.
pub fn existing_cycle(cycle: &[(String, Span)]) -> Diagnostic {
    let first = cycle.first().map_or("", |(name, _)| name.as_str());
    report(cycle, format!("circular definition: `{first}` depends on itself"))
}

fn report(cycle: &[(String, Span)], message: String) -> Diagnostic {
    let Some(((first, span), rest)) = cycle.split_first() else { unreachable!("a cycle has a block") };
    let mut names: Vec<String> = cycle.iter().map(|(name, _)| format!("`{name}`")).collect();
    names.push(format!("`{first}`"));
    let diagnostic = Diagnostic::new(&CODE, message, *span, format!("`{first}` needs this first"));
    rest.iter()
        .fold(diagnostic, |diagnostic, (name, span)| {
            diagnostic.label(*span, format!("`{name}` needs this first"))
        })
        .note(names.join(" → "))
        .help("remove one of the references, or pass in its value as a param")
}
