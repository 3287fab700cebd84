//! E0339: a list or map without the type of its elements.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A list or map type names the type of its elements: `list<string>`, `map<int>`. Other types take no
    /// type argument.
    ///
    /// ```ecs fail
    /// param zones: list
    /// output zones = join(",", param.zones)
    /// ```
    ///
    /// ```ecs pass
    /// param zones: list<string>
    /// output zones = join(",", param.zones)
    /// ```
    E0339 error "missing element type"
}

/// `name` has no `<...>`.
pub fn element_type_missing(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{name}` needs the type of its elements"), span, "missing `<...>`")
        .help(format!("write `{name}<string>`"))
        .fix(format!("write `{name}<string>`"), span, format!("{name}<string>"))
}

/// `name` is not a list or map.
pub fn no_element_type(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{name}` takes no element type"), span, "no `<...>` here")
        .help(format!("write `{name}`"))
        .fix(format!("write `{name}`"), span, name)
}
