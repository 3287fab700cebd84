//! E0901: a value in `secrets` that is not a reference to a secret.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// What is in `secrets` are references: ECS reads the value when a task starts, and neither the template nor the
    /// task definition has it. A string would be in the template, and a param of type `secret` in the task
    /// definition, where everyone who may describe it can read it.
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
    /// param token: secret
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   secrets = { TOKEN = param.token }
    /// }
    /// ```
    ///
    /// Keep the value in Secrets Manager or Systems Manager, and name it here:
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
    ///   secrets = { TOKEN = secret_value("shop/token") }
    /// }
    /// ```
    E0901 error "secret that is not a reference"
}

/// The value of the variable `name` at `span`.
pub fn not_a_secret_reference(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{name}` is given a value, and not where the value is kept"),
        span,
        "not a reference to a secret",
    )
    .help(format!(
        "keep it in Secrets Manager or Systems Manager, and name it here: `{name} = secret_value(\"...\")`, `{name} = ssm(\"/...\")`, or the ARN of a secret"
    ))
}
