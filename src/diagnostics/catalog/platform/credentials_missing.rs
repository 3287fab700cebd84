//! E0579: a `registry_auth` without credentials.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `registry_auth` gives the ECS agents the credentials for a private registry: as `data`, or as the ARN
    /// of a `secret`.
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
    ///   }
    /// }
    /// ```
    ///
    /// Give the ARN of the secret that contains them, or pass them in at deployment:
    ///
    /// ```ecs pass
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
    ///     data = param.credentials
    ///   }
    /// }
    /// ```
    E0579 error "missing registry credentials", hidden_by: BrokenBlock
}

/// The head of the block.
pub fn credentials_missing(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "`registry_auth` has no credentials", span, "neither `data` nor `secret`")
        .help("set `secret` to the ARN of a secret that contains them, or `data` to a param of type `secret`")
}
