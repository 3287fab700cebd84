//! E0579: a registry_auth without credentials.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `registry_auth` gives the agents the credentials of a private registry: as `data`, or as the ARN of a `secret`.
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
    /// Name the secret that holds them, or let the deployment ask for them:
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
    E0579 error "registry credentials missing", hidden_by: BrokenBlock
}

/// The head of the block.
pub fn credentials_missing(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "`registry_auth` has no credentials", span, "neither `data` nor `secret`")
        .help("give the ARN of a secret that holds them (`secret`), or a param of type `secret` (`data`)")
}
