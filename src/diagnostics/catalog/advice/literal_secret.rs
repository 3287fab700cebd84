//! W0674: a secret in the source.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A secret that is written in the program can be read in its version history and in the template. A
    /// `param` of type `secret` is passed in at deployment and never shown; `secret_value` looks the secret
    /// up in Secrets Manager.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   registry_auth {
    ///     type = dockercfg
    ///     data = "{\"https://index.docker.io/v1/\": {\"auth\": \"dTpw\", \"email\": \"a@b.c\"}}"
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// param credentials: secret
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   registry_auth {
    ///     type = dockercfg
    ///     data = param.credentials
    ///   }
    /// }
    /// ```
    W0674 warning "secret in the source"
}

/// A literal is used where a secret is meant.
pub fn literal_secret(span: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "this secret is readable in the source and in the template",
        span,
        "a secret in plain text",
    )
    .help("declare a `param` of type `secret`, or look it up with `secret_value(\"name\", \"key\")`")
}
