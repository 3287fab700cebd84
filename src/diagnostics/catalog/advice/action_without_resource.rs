//! W0987: an action and resources that have nothing to do with each other.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;

declare! {
    /// A statement allows an action on the resources whose kind the action is about, and IAM says nothing of the others:
    /// `s3:GetObject` on a bucket allows nothing, because it is about objects. An action that is about nothing in particular, such as
    /// `sqs:ListQueues`, needs `"*"`. What each action is about is in AWS's Service Authorization Reference.
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
    ///     actions   = ["s3:GetObject"]
    ///     resources = ["arn:aws:s3:::uploads"]
    ///   }
    /// }
    /// ```
    ///
    /// Name what the action is about:
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
    W0987 warning "action on other resources"
}

/// The most ARNs that a message shows.
const MOST: usize = 4;

/// `action` is about the ARNs, or about nothing in particular, and none of the statement's resources is of those.
pub fn action_without_resource(span: Span, action: &str, arns: &[String], resources: Span) -> Diagnostic {
    let message = format!("`{action}` is not about these resources");
    let diagnostic = Diagnostic::new(&CODE, message, span, "allows nothing")
        .label(resources, "none of the kind that it is about");
    if arns.is_empty() {
        return diagnostic.help(format!(
            "`{action}` is about no resource: give it a statement with `resources = [\"*\"]`"
        ));
    }
    let arns: Vec<&str> = arns.iter().map(String::as_str).collect();
    diagnostic.help(format!("it is about {}", list(&arns, "or", MOST)))
}

/// None of the actions is about the resource.
pub fn of_resource(span: Span, actions: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "no action of the statement is about this resource", span, "has no effect")
        .label(actions, "the actions")
        .help("remove it, or add the action that is about it")
}
