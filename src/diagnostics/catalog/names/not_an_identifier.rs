//! Not a name.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A name is made of small letters, digits and `_`, and does not begin with a digit. In CloudFormation it becomes PascalCase
    /// (`web_prod`: `WebProd`), in stack names the `_` becomes a hyphen.
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
    E0208 error "not a name"
}

/// `name` is none; `fixed` would be. `label`: it stands in quotes.
pub fn not_an_identifier(span: Span, name: &str, fixed: &str, label: bool) -> Diagnostic {
    let text = if label { format!("\"{fixed}\"") } else { fixed.to_string() };
    Diagnostic::new(&CODE, format!("`{name}` is not a name"), span, "small letters, digits and `_` only")
        .help(format!("write `{text}`"))
        .fix(format!("rename to `{text}`"), span, text)
}
