//! E0150: a splat.

use crate::diagnostics::Diagnostic;
use crate::source::{Span, offset};

declare! {
    /// The language has no splat expression such as `list[*].name` in Terraform. Use a `for` instead.
    ///
    /// ```ecs fail
    /// let ports = [{ number = 80 }]
    /// let numbers = let.ports[*].number
    /// ```
    ///
    /// ```ecs pass
    /// let ports = [{ number = 80 }]
    /// let numbers = [for port in let.ports: port.number]
    /// ```
    E0150 error "splat expression"
}

/// `span` is `[*]` or `.*`, `list` the text before it, and `after` what follows.
pub fn splat(span: Span, list: &str, after: &str) -> Diagnostic {
    let members =
        after.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.')).unwrap_or(after.len());
    let member = after.get(..members).unwrap_or_default();
    let written = format!("[for item in {list} : item{member}]");
    let start = span.start.saturating_sub(offset(list.len()));
    let whole = Span::new(span.file, start, span.end + offset(member.len()));
    Diagnostic::new(&CODE, "splat expressions are not supported", span, "expected an index")
        .help(format!("write `{written}`"))
        .suggestion("use a `for`", whole, written)
}
