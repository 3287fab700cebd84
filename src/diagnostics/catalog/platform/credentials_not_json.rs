//! E0580: constant registry credentials that are not JSON.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The agent reads the credentials as JSON. What it cannot read it ignores, and no image can be pulled.
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
    /// `json` writes it; better still, keep the credentials in a secret, and out of the source:
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
    E0580 error "registry credentials that are no JSON"
}

/// `shape` is what it should look like. The value itself is not shown.
pub fn credentials_not_json(span: Span, shape: &str) -> Diagnostic {
    Diagnostic::new(&CODE, "the agent reads registry credentials as JSON, and this is none", span, "no JSON")
        .help(format!("write `{shape}`"))
}
