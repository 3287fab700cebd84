//! E0535: a load balancer name with characters that names do not have.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The name of a load balancer is made of letters, digits and hyphens, with no hyphen at an end.
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
    /// Use hyphens between words:
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
    E0535 error "load balancer name with other characters"
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
        format!("`{name}` is no name of a load balancer: it has {wrong}"),
        span,
        "letters, digits and hyphens only, no hyphen at an end",
    );
    match better {
        Some(better) => diagnostic.help(format!("write `{better}`")).fix(
            format!("rename to `{better}`"),
            span,
            format!("\"{better}\""),
        ),
        None => diagnostic.help("use letters, digits and hyphens, or leave the name out"),
    }
}
