//! E0325: a block where a value is needed.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// A reference to a block is not a value. Its outputs are: `cluster.web.arn`.
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
    /// volume "shared" {
    ///   network   = network.main
    ///   encrypted = cluster.web
    /// }
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
    /// volume "shared" {
    ///   network   = network.main
    ///   encrypted = true
    /// }
    /// ```
    E0325 error "block where a value is needed"
}

/// `text` names a block, a `ty`, where a `want` is needed; `result` is one of the block's outputs, as an
/// example.
pub fn block_as_value(span: Span, text: &str, ty: &Type, want: &Type, result: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("expected {}, found the block `{text}`", want.with_article()),
        span,
        ty.with_article(),
    );
    match result {
        Some(result) if want.clone().non_null().is_text() => diagnostic
            .help(format!("use one of its outputs, such as `{text}.{result}`"))
            .suggestion(format!("write `{text}.{result}`"), span.after(), format!(".{result}")),
        _ => diagnostic.help("a block can be named only where an attribute expects a block"),
    }
}
