//! E0523: a second container of the same name in a scaling.

use crate::diagnostics::Diagnostic;
use crate::text::Span;

declare! {
    /// The names of `container` blocks tell several shapes apart.
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
    ///   container "web" {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    ///
    ///   container "web" {
    ///     cpu    = 512
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    ///
    /// Name them after what they are:
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
    ///   container "web" {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    ///
    ///   container "worker" {
    ///     cpu    = 512
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    E0523 error "two containers of one name"
}

/// A second container called `name`.
pub fn duplicate_container(span: Span, name: &str, first: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("there is a container `{name}` already"), span, "a second one")
        .label(first, "the first one")
        .help("give it another name")
}
