//! Nothing that an output can tell.

use super::block_as_value::result;
use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// An output is a text, a number, a truth value or a list of texts.
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
    E0342 error "nothing that an output can tell"
}

/// `text`, a `ty`, is no value of an output.
pub fn not_an_output(span: Span, text: &str, ty: &Type) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("an output cannot be {}", ty.with_article()), span, ty.with_article());
    match result(ty) {
        Some(result) => diagnostic
            .help(format!("write one of its results, such as `{text}.{result}`"))
            .suggestion(format!("write `{text}.{result}`"), span.after(), format!(".{result}")),
        None => diagnostic.help("write one of its parts, or all of it as JSON").suggestion(
            "write it as JSON",
            span,
            format!("json({text})"),
        ),
    }
}
