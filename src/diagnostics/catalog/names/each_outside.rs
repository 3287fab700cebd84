//! E0265: `each` without `for_each`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `each.key` and `each.value` are the element of the nearest block around that has a `for_each`. Outside of
    /// such a block there is no element.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "data" {
    ///   network = network.main
    ///   tags    = { Name = each.key }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "data" {
    ///   for_each = ["media", "reports"]
    ///   network  = network.main
    ///   tags     = { Name = each.key }
    /// }
    /// ```
    E0265 error "`each` without `for_each`"
}

/// `text` stands where no block around has a `for_each`; `around` is the innermost block with its opening brace.
pub fn each_outside(span: Span, text: &str, around: Option<(&str, Span)>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{text}` is known only in a block with `for_each`"),
        span,
        "there is no element here",
    );
    match around {
        Some((name, open)) => diagnostic
            .label(open, format!("this `{name}` has no `for_each`"))
            .help("write `for_each = [\"first\", \"second\"]` in the block"),
        None => diagnostic.help("use `[for key, value in ...: ...]` outside blocks"),
    }
}
