//! E0578: registry credentials given as data and as a secret.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// `data` are the credentials themselves, which the program puts into a secret; `secret` is one that holds them already.
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
    E0578 error "registry credentials twice"
}

/// Where both stand.
pub fn credentials_twice(data: Span, secret: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "credentials are either `data` or in a `secret`, not both",
        data,
        "the credentials",
    )
    .label(secret, "a secret that holds them already")
    .help("keep one of them")
    .removal("keep the secret", data, Applicability::Maybe)
    .removal("keep the credentials", secret, Applicability::Maybe)
}
