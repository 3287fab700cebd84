//! A text that is too long.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// A text may have 1 MiB: a template has room for no more. Longer ones come of texts that are put together again and again.
    ///
    /// ```ecs fail
    /// let line = "0123456789012345678901234567890123456789012345678901234567890123456789"
    /// let page = join("", [for at in range(0, 400): let.line])
    /// let book = [for at in range(0, 40): let.page]
    /// output bytes = length(join("", let.book))
    /// ```
    ///
    /// ```ecs pass
    /// let line = "0123456789"
    /// let page = join("", [for at in range(0, 40): let.line])
    /// output bytes = length(let.page)
    /// ```
    E0423 error "text too long"
}

/// The value of `name` has more than the `limit` bytes that are judged by a pattern.
pub fn to_judge(span: Span, name: &str, bytes: usize, limit: usize) -> Diagnostic {
    let message = format!("the value of `{name}` is too long to be judged by its pattern");
    Diagnostic::new(&CODE, message, span, format!("it has {} bytes", figure(bytes)))
        .help(format!("a value with a pattern may have {} bytes", figure(limit)))
}

/// What is written at `span` would have more than `limit` bytes.
pub fn too_long(span: Span, bytes: usize, limit: usize) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "this text becomes too long",
        span,
        format!("it would have {} bytes or more", figure(bytes)),
    )
    .help(format!("a text may have {} bytes", figure(limit)))
}
