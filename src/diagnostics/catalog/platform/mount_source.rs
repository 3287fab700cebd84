//! E0935: a mount of a workload that has no source, or several.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// A `mount` of a workload is one of three things: a directory of a `volume`, an empty directory that the containers
    /// of the task share (`scratch`), or a directory of the instance (`host`).
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
    /// service "worker" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/worker:v1.4"
    ///
    ///   mount "/data" {
    ///     scratch = "work"
    ///     host    = "/mnt/work"
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
    /// service "worker" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/worker:v1.4"
    ///
    ///   mount "/data" {
    ///     scratch = "work"
    ///   }
    /// }
    /// ```
    E0935 error "mount without one source", hidden_by: BrokenBlock
}

/// Nothing says what is mounted.
pub fn mount_source(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "nothing says what is mounted", span, "needs a source")
        .help("write one of `volume`, `scratch` and `host`")
}

/// `attribute` at `span` is a source beside `other`.
pub fn twice(span: Span, attribute: &str, (other, place): (&str, Span)) -> Diagnostic {
    let message = format!("a mount has one source, not `{other}` and `{attribute}`");
    Diagnostic::new(&CODE, message, span, "a second source")
        .label(place, "the first")
        .help("keep one of them, and write a second `mount` for the other")
        .removal(format!("keep `{other}`"), span, Applicability::Unsafe)
}
