//! W0980: `writable` without `read_only`.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// Without `read_only = true`, a program can write anywhere. Folders in `writable` only get a volume of their
    /// own, which is empty at the start: what the image has there is hidden.
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
    ///   cluster  = cluster.web
    ///   image    = "ghcr.io/shop/api:v1.4"
    ///   writable = ["/srv/cache"]
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
    ///   cluster   = cluster.web
    ///   image     = "ghcr.io/shop/api:v1.4"
    ///   read_only = true
    ///   writable  = ["/srv/cache"]
    /// }
    /// ```
    W0980 warning "writable folder of a writable file system"
}

/// The folders at `span`.
pub fn writable_without_read_only(span: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "the root file system can be written anyway",
        span,
        "hides what the image has there",
    )
    .help("write `read_only = true`, or remove `writable`")
    .removal("remove `writable`", span, Applicability::Unsafe)
}
