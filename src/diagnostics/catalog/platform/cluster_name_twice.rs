//! E0751: two clusters of one name.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The name of an ECS cluster is unique in an account and region.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   name    = "shop"
    /// }
    ///
    /// cluster "jobs" {
    ///   network = network.main
    ///   name    = "shop"
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
    ///   name    = "shop-web"
    /// }
    ///
    /// cluster "jobs" {
    ///   network = network.main
    ///   name    = "shop-jobs"
    /// }
    /// ```
    E0751 error "two clusters of one name"
}

/// `cluster` has the name already.
pub fn cluster_name_twice(span: Span, name: &str, cluster: &str, first: Span) -> Diagnostic {
    let message = format!("`cluster.{cluster}` already has the name `{name}`");
    Diagnostic::new(&CODE, message, span, "a second cluster of this name")
        .label(first, "the first one")
        .help("give it another name, or remove `name`")
}
