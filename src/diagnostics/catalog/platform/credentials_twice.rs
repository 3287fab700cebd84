//! E0578: registry credentials given as data and as a secret.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// `data` contains the credentials themselves, which are then stored in a new secret; `secret` refers to
    /// a secret that already contains them.
    ///
    /// ```ecs fail
    /// param credentials: secret
    ///
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
    ///     data   = param.credentials
    ///     secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:registry-0a1b2c"
    ///   }
    /// }
    /// ```
    ///
    /// Keep one of them:
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
    E0578 error "registry credentials given twice"
}

/// Where both are.
pub fn credentials_twice(data: Span, secret: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "credentials are given either as `data` or as a `secret`, not both",
        data,
        "the credentials",
    )
    .label(secret, "a secret that already contains them")
    .help("keep one of them")
    .removal("keep `secret`", data, Applicability::Unsafe)
    .removal("keep `data`", secret, Applicability::Unsafe)
}
