//! W0620: a volume that clients may reach without encryption.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Data between a client and the file system can then be read in transit. The mounts of clusters always
    /// use TLS; `require_tls` makes all other clients use it too.
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
    /// Leave it enabled:
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
        format!("clients of `volume.{name}` may connect without encryption"),
        span,
        "TLS is not required",
    )
    .help("leave it enabled; clusters always mount over TLS")
    .suggestion("require TLS", span, "true")
}
