//! E0946: an environment variable that is in `environment` and in `secrets`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A container has one value for each variable, and ECS refuses a task definition in which a secret and an
    /// environment variable have the same name. What was meant to be secret would be readable otherwise. So it is with an option of
    /// the log driver that is in `options` and in `secret_options`.
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

/// The secret at `span` has the name of what `open` has at `place`: `environment`, or `options` of the logs.
pub fn variable_twice(span: Span, name: &str, (open, place): (&str, Span)) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{name}` is in `{open}`, too"), span, "the secret")
        .label(place, "what everyone can read")
        .help("remove one of them")
}
