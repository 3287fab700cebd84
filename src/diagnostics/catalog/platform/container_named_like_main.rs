//! E0943: a container that is called like the main one.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The main container of a task is called like its block. Another one needs another name: it is the container's name
    /// in ECS, in the logs, and the name by which the others reach it.
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
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///
    ///   container "api" {
    ///     image = "ghcr.io/shop/api:v1"
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
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///
    ///   container "proxy" {
    ///     image = "ghcr.io/shop/proxy:v1"
    ///   }
    /// }
    /// ```
    E0943 error "two containers of one name"
}

/// The label at `span` is the name of the block at `main`.
pub fn container_named_like_main(span: Span, name: &str, main: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the main container is called `{name}`, too"), span, "the same name")
        .label(main, "the main container is called like this block")
        .help("give it another name, such as what it is for: `proxy`, `agent`")
        .suggestion("call it `agent`", span, "\"agent\"")
}
