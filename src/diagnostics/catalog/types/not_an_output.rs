//! Nothing that an output can tell.

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

/// `text`, a `ty`, is not a value of an output; `result` is a result of the block, if it is one.
pub fn not_an_output(span: Span, text: &str, ty: &Type, result: Option<&str>) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("an output cannot be {}", ty.with_article()), span, ty.with_article());
    match result {
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
