//! E0535: a load balancer name with invalid characters.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The name of a load balancer consists of letters, digits and hyphens, and cannot begin or end with a
    /// hyphen.
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
    /// listener "public" {
    ///   cluster = cluster.web
    ///   name    = "platform_services"
    ///
    ///   http {}
    /// }
    /// ```
    ///
    /// Separate words with hyphens:
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
    /// listener "public" {
    ///   cluster = cluster.web
    ///   name    = "platform-services"
    ///
    ///   http {}
    /// }
    /// ```
    E0535 error "invalid characters in a load balancer name"
}

/// `wrong` says what: ``a `_` ``; `better` is a name without it.
pub fn load_balancer_name_characters(
    span: Span,
    name: &str,
    wrong: &str,
    better: Option<&str>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{name}` is not a valid load balancer name: it has {wrong}"),
        span,
        "only letters, digits and hyphens, with no hyphen at either end",
    );
    match better {
        Some(better) => diagnostic.help(format!("write `{better}`")).fix(
            format!("rename to `{better}`"),
            span,
            format!("\"{better}\""),
        ),
        None => diagnostic.help("use letters, digits and hyphens, or omit the name"),
    }
}
