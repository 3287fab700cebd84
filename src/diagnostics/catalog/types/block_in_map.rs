//! E0338: a block in a map.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A map has entries of the form `key = value`. An entry whose value is a map also needs the `=`.
    ///
    /// ```ecs fail
    /// project "platform" {
    ///   tags = {
    ///     team {
    ///       name = "web"
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// project "platform" {
    ///   tags = {
    ///     team = "web"
    ///   }
    /// }
    /// ```
    E0338 error "block in a map"
}

/// `name { ... }` is written in a map.
pub fn block_in_map(span: Span, name: &str, open: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{name}` is a block inside a map"), span, "an entry needs `=`")
        .help(format!("write `{name} = {{ ... }}`"))
        .fix("add `=`", Span::new(span.file, span.end, open.start), " = ")
}
