//! E0939: `depends_on` of containers in a cycle.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A container starts when those that it depends on have. If these wait for it in turn, none of them starts.
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
    ///   depends_on = { proxy = start }
    ///
    ///   container "proxy" {
    ///     image = "ghcr.io/shop/proxy:v1"
    ///
    ///     depends_on = { api = start }
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
    E0939 error "containers that wait for each other"
}

/// `names` are the containers of the cycle, from the one at `span` on.
pub fn container_cycle(span: Span, names: &[&str], others: &[Span]) -> Diagnostic {
    let path = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" waits for ");
    let diagnostic =
        Diagnostic::new(&CODE, "these containers wait for each other", span, "none of them starts")
            .note(path)
            .help("remove one of the dependencies");
    others.iter().fold(diagnostic, |diagnostic, place| diagnostic.label(*place, "part of the cycle"))
}
