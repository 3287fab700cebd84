//! E0544: an element that is in a list twice.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// AWS rejects a security group with a duplicate rule, an Auto Scaling group with a duplicate instance
    /// type, and a role with a duplicate policy.
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
    /// Remove the second one:
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
    E0544 error "duplicate list element"
}

/// `what` has no article: `instance type`; `removal` is the element with its comma.
pub fn listed_twice(span: Span, what: &str, text: &str, first: Span, removal: Option<Span>) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("the {what} `{text}` is listed twice"), span, "listed again here")
            .label(first, "first listed here")
            .help("remove one of them");
    match removal {
        Some(removal) => diagnostic.fix("remove the second one", removal, ""),
        None => diagnostic,
    }
}
