//! W0985: `secrets_key` of a workload that reads no secret.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// `secrets_key` allows ECS to decrypt the secrets that the containers name. Where none names one, it allows
    /// nothing.
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
    ///   secrets_key = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"
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
    ///   secrets     = { TOKEN = ssm("/shop/token") }
    ///   secrets_key = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"
    /// }
    /// ```
    W0985 warning "key of no secret"
}

/// `secrets_key` at `span`.
pub fn unused_secrets_key(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "no container reads a secret that this key decrypts", span, "without effect")
        .help("remove it, or name the secrets in `secrets`")
        .removal("remove the key", span, Applicability::Unsafe)
}
