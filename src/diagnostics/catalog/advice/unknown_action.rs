//! W0984: an action that AWS does not know.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// IAM takes any action and checks none: one with a misspelt name allows nothing, and the program is refused at its first call. The
    /// actions are those of AWS's Service Authorization Reference at the time of this version of the compiler; of a newer one,
    /// suppress the warning.
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
    ///   permission {
    ///     actions   = ["s3:GetObjects"]
    ///     resources = ["arn:aws:s3:::uploads/*"]
    ///   }
    /// }
    /// ```
    ///
    /// Write the name as AWS has it:
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
    ///   permission {
    ///     actions   = ["s3:GetObject"]
    ///     resources = ["arn:aws:s3:::uploads/*"]
    ///   }
    /// }
    /// ```
    W0984 warning "unknown IAM action"
}

/// `action` is none of the service with the prefix; `near` is one with a similar name.
pub fn unknown_action(span: Span, action: &str, prefix: &str, near: Option<String>) -> Diagnostic {
    let message = format!("`{prefix}` has no action `{action}`");
    with_near(Diagnostic::new(&CODE, message, span, "allows nothing"), span, near)
        .help("the Service Authorization Reference of AWS lists the actions of each service")
}

/// There is no service with the prefix.
pub fn of_service(span: Span, action: &str, prefix: &str, near: Option<String>) -> Diagnostic {
    let message = format!("no service of AWS has the prefix `{prefix}` of `{action}`");
    with_near(Diagnostic::new(&CODE, message, span, "allows nothing"), span, near)
        .help("the Service Authorization Reference of AWS lists the prefixes of all services")
}

fn with_near(diagnostic: Diagnostic, span: Span, near: Option<String>) -> Diagnostic {
    match near {
        Some(near) => diagnostic.suggestion(format!("write `{near}`"), span, format!("\"{near}\"")),
        None => diagnostic,
    }
}
