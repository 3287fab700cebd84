//! E0342: not a valid output value.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// The value of an `output` is a string, a number, a Boolean or a list of strings.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// output platform = cluster.web
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// output platform = cluster.web.arn
    /// ```
    E0342 error "not a valid output value"
}

/// `text`, a `ty`, is not a valid output value; `result` is an output of the block, if it is one.
pub fn not_an_output(span: Span, text: &str, ty: &Type, result: Option<&str>) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("an output cannot be {}", ty.with_article()), span, ty.with_article());
    match result {
        Some(result) => diagnostic
            .help(format!("use one of its outputs, such as `{text}.{result}`"))
            .suggestion(format!("write `{text}.{result}`"), span.after(), format!(".{result}")),
        None => diagnostic.help("use one of its parts, or convert it to JSON").suggestion(
            "convert it to JSON",
            span,
            format!("json({text})"),
        ),
    }
}
