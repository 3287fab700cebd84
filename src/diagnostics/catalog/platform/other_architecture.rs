//! E0918: an `architecture` that the instances of the cluster do not have.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A program runs on the architecture that it was built for. ECS places a task only on instances of its
    /// `architecture`, and this cluster has none.
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
    ///   cluster      = cluster.web
    ///   image        = "ghcr.io/shop/api:v1.4"
    ///   architecture = arm64
    /// }
    /// ```
    ///
    /// Use instances of that architecture, or another image:
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
    ///     type = "m7g.large"
    ///   }
    /// }
    ///
    /// service "api" {
    ///   cluster      = cluster.web
    ///   image        = "ghcr.io/shop/api:v1.4"
    ///   architecture = arm64
    /// }
    /// ```
    E0918 error "architecture of no instance"
}

/// The architecture at `span`, and that of the instances with where their type is written.
pub fn other_architecture(span: Span, wanted: &str, found: &str, types: (Option<Span>, &str)) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("no instance of `{}` runs programs for `{wanted}`", types.1),
        span,
        format!("the instances are `{found}`"),
    )
    .label_at(types.0, format!("`{found}`"))
    .suggestion(format!("write `{found}`"), span, found)
    .help(format!(
        "choose instance types of the architecture `{wanted}`, or an image that is built for `{found}`"
    ))
}
