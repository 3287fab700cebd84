//! E0946: an environment variable that is in `environment` and in `secrets`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A container has one value for each variable, and ECS refuses a task definition in which a secret and an
    /// environment variable have the same name. What was meant to be secret would be readable otherwise.
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
    ///   environment = { TOKEN = "none" }
    ///   secrets     = { TOKEN = ssm("/shop/token") }
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
    ///   secrets = { TOKEN = ssm("/shop/token") }
    /// }
    /// ```
    E0946 error "variable that is a secret, too"
}

/// The secret at `span` has the name of the variable at `place`.
pub fn variable_twice(span: Span, name: &str, place: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{name}` is in `environment`, too"), span, "the secret")
        .label(place, "the variable that everyone can read")
        .help("remove one of them")
}
