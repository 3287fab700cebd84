//! Stacks that wait for each other.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Each volume, cluster and scaling has a stack, deployed one after the other. If each needs a result of the other, none can be the first.
    /// An `existing` block may stand between them, or may itself be what it is made of.
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
    E0341 error "stacks that wait for each other"
}

/// The stacks of the circle, each with the reference that leads to the next.
pub fn stack_cycle(way: &[(String, Span)]) -> Diagnostic {
    let first = way.first().map_or("", |(name, _)| name.as_str());
    circle(way, format!("the stack of `{first}` waits for itself"))
}

/// The `existing` blocks of the circle, each with the reference that leads to the next.
pub fn existing_cycle(way: &[(String, Span)]) -> Diagnostic {
    let first = way.first().map_or("", |(name, _)| name.as_str());
    circle(way, format!("`{first}` is made of itself"))
}

fn circle(way: &[(String, Span)], message: String) -> Diagnostic {
    let Some(((first, span), rest)) = way.split_first() else { unreachable!("a circle has a block") };
    let mut names: Vec<String> = way.iter().map(|(name, _)| format!("`{name}`")).collect();
    names.push(format!("`{first}`"));
    let diagnostic = Diagnostic::new(&CODE, message, *span, format!("`{first}` needs this first"));
    rest.iter()
        .fold(diagnostic, |diagnostic, (name, span)| {
            diagnostic.label(*span, format!("`{name}` needs this first"))
        })
        .note(names.join(" → "))
        .help("take one of the references away, or give its value as a param")
}
