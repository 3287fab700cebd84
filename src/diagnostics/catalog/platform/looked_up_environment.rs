//! E0902: `ssm(...)` in `environment`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// CloudFormation would look the parameter up and write its value into the task definition, where everyone who
    /// may describe it can read it, and where it stays until the next deployment of another template. In `secrets`,
    /// ECS reads it whenever a task starts. The same holds for `options` of `logs`, and `secret_options`.
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
    ///   cluster     = cluster.web
    ///   image       = "ghcr.io/shop/api:v1.4"
    ///   environment = { TOKEN = ssm("/shop/token") }
    /// }
    /// ```
    ///
    /// Move it to `secrets`:
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
    ///   secrets = { TOKEN = ssm("/shop/token") }
    /// }
    /// ```
    E0902 error "parameter looked up in an environment variable"
}

/// The value of the variable or option `name` at `span`, and as it is written; `secrets` is the attribute that takes it. `is_whole`: it is
/// no part of a longer value.
pub fn looked_up_environment(
    span: Span,
    secrets: &'static str,
    name: &str,
    text: &str,
    is_whole: bool,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("the value of `{name}` would be in the task definition"),
        span,
        "looked up when the stack is deployed",
    )
    .help(format!("write it in `{secrets}`: `{secrets} = {{ {name} = {text} }}`"));
    if is_whole { diagnostic.relocation(span, secrets) } else { diagnostic }
}
