//! E0544: an element that stands in a list twice.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// AWS refuses a security group with the same rule twice, an Auto Scaling group with the same instance type twice, and a role
    /// with the same policy twice.
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
    ///   instances {
    ///     type = ["m5.large", "m5a.large", "m5.large"]
    ///   }
    /// }
    /// ```
    ///
    /// Take the second one away:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = ["m5.large", "m5a.large"]
    ///   }
    /// }
    /// ```
    E0544 error "listed twice"
}

/// `what` has no article: `instance type`; `removal` takes the element away with its comma.
pub fn listed_twice(span: Span, what: &str, text: &str, first: Span, removal: Option<Span>) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("the {what} `{text}` is listed twice"), span, "a second time")
            .label(first, "listed here already")
            .help("take one of them away");
    match removal {
        Some(removal) => diagnostic.fix("take the second one away", removal, ""),
        None => diagnostic,
    }
}
