//! W0620: a volume that clients may reach without encryption.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// What travels between an instance and the file system can then be read on the way. The cluster's own mounts use TLS
    /// always; `require_tls` keeps others from doing without.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network     = network.main
    ///   require_tls = false
    /// }
    /// ```
    ///
    /// Leave it on:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    /// ```
    W0620 warning "volume without TLS"
}

/// The value of `require_tls`.
pub fn tls_not_required(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("clients of `volume.{name}` may come without encryption"),
        span,
        "not required",
    )
    .help("leave it on; clusters mount over TLS anyway")
    .fix("require TLS", span, "true")
}
