//! E0423: a string that is too long.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// A string can have at most 1 MiB, since a template has no room for more. Longer strings result from
    /// repeated concatenation.
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
    E0423 error "string too long"
}

/// The value of `name` has more than `limit` bytes, too many to match it against its pattern.
pub fn to_match(span: Span, name: &str, bytes: usize, limit: usize) -> Diagnostic {
    let message = format!("the value of `{name}` is too long to be matched against its pattern");
    Diagnostic::new(&CODE, message, span, format!("it has {} bytes", figure(bytes)))
        .help(format!("a value with a pattern can have at most {} bytes", figure(limit)))
}

/// The string at `span` would have more than `limit` bytes.
pub fn too_long(span: Span, bytes: usize, limit: usize) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "this string is too long",
        span,
        format!("it would have at least {} bytes", figure(bytes)),
    )
    .help(format!("a string can have at most {} bytes", figure(limit)))
}
