//! A list or map without the type of its elements.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A list or map names what is in it: `list<string>`, `map<int>`. Other types take no such addition.
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
    E0339 error "a list or map without the type of its elements"
}

/// `name` stands without `<...>`.
pub fn element_type_missing(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{name}` of what?"), span, "the type of its elements is missing")
        .help(format!("write `{name}<string>`"))
        .fix(format!("write `{name}<string>`"), span, format!("{name}<string>"))
}

/// `name` is no list or map.
pub fn no_element_type(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{name}` has no elements"), span, "takes no `<...>`")
        .help(format!("write `{name}`"))
        .fix(format!("write `{name}`"), span, name)
}
