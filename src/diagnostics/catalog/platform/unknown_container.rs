//! E0941: a container that the task does not have.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::suggest::{did_you_mean, list};
use crate::source::Span;

declare! {
    /// `depends_on` and the `container` of a route name containers of the same task: those of the blocks `container`, or
    /// the main one, which is called like its block.
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
    ///   cluster    = cluster.web
    ///   image      = "ghcr.io/shop/api:v1.4"
    ///   depends_on = { prox = start }
    ///
    ///   container "proxy" {
    ///     image = "ghcr.io/shop/proxy:v1"
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
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// service "api" {
    ///   cluster    = cluster.web
    ///   image      = "ghcr.io/shop/api:v1.4"
    ///   depends_on = { proxy = start }
    ///
    ///   container "proxy" {
    ///     image = "ghcr.io/shop/proxy:v1"
    ///   }
    /// }
    /// ```
    E0941 error "unknown container"
}

/// `known` are the containers that could be meant.
pub fn unknown_container(span: Span, name: &str, known: &[&str], quoted: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("the task has no other container `{name}`"),
        span,
        "unknown container",
    );
    match did_you_mean(name, known.iter().copied()) {
        Some(nearest) => {
            let text = if quoted { format!("\"{nearest}\"") } else { nearest.to_owned() };
            diagnostic.help(format!("did you mean `{nearest}`?")).fix(format!("use `{nearest}`"), span, text)
        }
        None if known.is_empty() => diagnostic.help(format!("write `container \"{name}\" {{ ... }}`")),
        None => diagnostic.help(format!("there are {}", list(known, "and", known.len()))),
    }
}
