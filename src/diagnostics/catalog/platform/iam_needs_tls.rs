//! E0813: IAM authorization of a volume that does not require TLS.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A client shows who it is while it sets up TLS. A volume that asks IAM refuses every client without TLS.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network     = network.main
    ///   iam         = true
    ///   require_tls = false
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
    ///   iam     = true
    /// }
    /// ```
    E0813 error "IAM authorization without TLS"
}

/// The values of `require_tls` and of `iam`.
pub fn iam_needs_tls(span: Span, iam: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "IAM can authorize clients over TLS only", span, "clients may connect without TLS")
        .label(iam, "needs TLS")
        .help("require TLS, which is the default")
        .fix("require TLS", span, "true")
}
