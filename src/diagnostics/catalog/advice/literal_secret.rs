//! A secret in the source.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A secret that is written into the program stands in its history, and in the template, for everybody to read. A `param` of type `secret` is given at deployment and
    /// never shown; `secret_value` looks it up in Secrets Manager.
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
    W0674 warning "a secret in the source"
}

/// A literal stands where a secret is meant.
pub fn literal_secret(span: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "this secret stands in the source and in the template",
        span,
        "for everybody to read",
    )
    .help("declare a `param` of type `secret`, or look it up with `secret_value(\"name\", \"key\")`")
}
