//! E0208: an invalid name.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A name consists of lowercase letters, digits and `_`, and does not begin with a digit. In
    /// CloudFormation it becomes PascalCase (`web_prod` becomes `WebProd`); in stack names, `_` becomes a
    /// hyphen.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web-prod" {
    ///   network = network.main
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web_prod" {
    ///   network = network.main
    /// }
    /// ```
    E0208 error "invalid name"
}

/// `name` is invalid; `fixed` would be valid. `label`: it is in quotes.
pub fn not_an_identifier(span: Span, name: &str, fixed: &str, label: bool) -> Diagnostic {
    let text = if label { format!("\"{fixed}\"") } else { fixed.to_string() };
    Diagnostic::new(
        &CODE,
        format!("`{name}` is not a valid name"),
        span,
        "only lowercase letters, digits and `_` are allowed",
    )
    .help(format!("write `{text}`"))
    .fix(format!("rename to `{text}`"), span, text)
}
