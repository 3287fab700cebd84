//! E0938: an attribute of a mount that says nothing beside another one.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// `path`, `uid`, `gid` and `permissions` describe an access point that the workload makes. Beside an `access_point`
    /// of the volume there is none to make, and a `scratch` or `host` directory has no access point at all.
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
    ///     host = "/mnt/work"
    ///     uid  = 1000
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
    ///     host = "/mnt/work"
    ///   }
    /// }
    /// ```
    E0938 error "attribute that a mount has no use for"
}

/// `attribute` has no use because of what is written at `place`.
pub fn mount_attribute(span: Span, attribute: &str, (other, place): (&str, Span)) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{attribute}` says nothing beside `{other}`"), span, "not used")
        .label(place, "because of this")
        .help("remove one of them")
        .removal(format!("remove `{attribute}`"), span, Applicability::Unsafe)
}

/// `attribute` describes an access point, which only `path` makes.
pub fn without_path(span: Span, attribute: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{attribute}` is for an access point of its own, which needs a `path`"),
        span,
        "of which directory?",
    )
    .help("write the `path` of the directory in the volume")
}
