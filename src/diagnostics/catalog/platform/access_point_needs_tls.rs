//! E0558: an access point on a volume that does not require TLS.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A client selects an access point while it sets up TLS. Without TLS, it cannot select one.
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
    ///
    ///   access_point "uploads" {
    ///     path = "/uploads"
    ///     uid  = 1000
    ///     gid  = 1000
    ///   }
    /// }
    /// ```
    ///
    /// TLS is required by default:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    ///
    ///   access_point "uploads" {
    ///     path = "/uploads"
    ///     uid  = 1000
    ///     gid  = 1000
    ///   }
    /// }
    /// ```
    E0558 error "access point without TLS"
}

/// The value of `require_tls`, and the head of the access point.
pub fn access_point_needs_tls(span: Span, name: &str, access_point: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the access point `{name}` can be reached over TLS only"),
        span,
        "clients may connect without TLS",
    )
    .label(access_point, "needs TLS")
    .help("require TLS, which is the default")
    .fix("require TLS", span, "true")
}

/// The value of `require_tls`, and the head of `root`, which is an access point.
pub fn of_root(span: Span, root: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "the directory of `root` can be mounted over TLS only",
        span,
        "clients may connect without TLS",
    )
    .label(root, "needs TLS")
    .help("require TLS, which is the default")
    .fix("require TLS", span, "true")
}
