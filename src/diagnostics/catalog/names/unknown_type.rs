//! E0220: an unknown type.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// One name after the colon is a type; two or more with `|` are the enum values or literals that are
    /// allowed.
    ///
    /// ```ecs fail
    /// param size: integer
    /// output size = param.size
    /// ```
    ///
    /// ```ecs pass
    /// param size: int
    /// output size = param.size
    /// ```
    E0220 error "unknown type"
}

/// Types of other languages, and the one here.
const FOREIGN: [(&str, &str); 12] = [
    ("integer", "int"),
    ("float", "number"),
    ("double", "number"),
    ("boolean", "bool"),
    ("str", "string"),
    ("text", "string"),
    ("String", "string"),
    ("Number", "number"),
    ("any", "string"),
    ("object", "map"),
    ("set", "list"),
    ("array", "list"),
];

/// `nearest` is what may have been meant.
pub fn unknown_type(span: Span, name: &str, nearest: Option<&str>) -> Diagnostic {
    let foreign = FOREIGN.iter().find(|(word, _)| *word == name).map(|(_, ours)| *ours);
    let diagnostic = Diagnostic::new(&CODE, format!("there is no type `{name}`"), span, "unknown type");
    match foreign.or(nearest) {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("change to `{nearest}`"),
            span,
            nearest,
        ),
        None => diagnostic.help(
            "`ecsc explain types` lists all types, such as `string`, `int`, `bool`, `duration`, `size` and `arn`",
        ),
    }
}
