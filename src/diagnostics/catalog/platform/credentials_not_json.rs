//! E0580: constant registry credentials that are not JSON.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The ECS agent parses the credentials as JSON. It ignores invalid JSON, and then cannot pull images.
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
    ///   registry_auth {
    ///     type = docker
    ///     data = "user:password"
    ///   }
    /// }
    /// ```
    ///
    /// `json` generates it. Better still, keep the credentials in a secret, and out of the source:
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
    ///   registry_auth {
    ///     type   = docker
    ///     secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:registry-0a1b2c"
    ///   }
    /// }
    /// ```
    E0580 error "registry credentials with invalid JSON"
}

/// `shape` is what it should look like. The value itself is not shown.
pub fn credentials_not_json(span: Span, shape: &str) -> Diagnostic {
    Diagnostic::new(&CODE, "registry credentials must be valid JSON", span, "invalid JSON")
        .help(format!("write `{shape}`"))
}
