//! A block in a map.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A map has entries `key = value`. An entry that is a map itself has a `=` too.
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
    E0338 error "a block in a map"
}

/// `name { ... }` stands in a map.
pub fn block_in_map(span: Span, name: &str, open: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{name}` is a block inside of a map"), span, "an entry needs a `=`")
        .help(format!("write `{name} = {{ ... }}`"))
        .fix("add `=`", Span::new(span.file, span.end, open.start), " = ")
}
