//! E0130: an attribute outside of all blocks.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// At the top level stand declarations. An attribute belongs into the block that it describes; a value
    /// with a name is a `let`.
    ///
    /// ```ecs fail
    /// zones = 3
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 3
    /// ```
    E0130 error "attribute at the top level", hides: Rest
}

/// `span` is the key.
pub fn attribute_at_top_level(span: Span, key: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the attribute `{key}` stands outside of all blocks"),
        span,
        "expected a declaration",
    )
    .help("move it into the block that it describes, or give the value a name with `let`")
    .suggestion("make it a `let`", span.before(), "let ")
}

/// volume = { ... }: `between` is what stands between the key and the `{`.
pub fn block_at_top_level(span: Span, key: &str, between: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the attribute `{key}` stands outside of all blocks"),
        span,
        "expected a declaration",
    )
    .help("a block has a label and no `=`; a value with a name is a `let`")
    .suggestion(format!("make it a block: `{key} \"main\" {{`"), between, " \"main\" ")
    .suggestion("make it a `let`", span.before(), "let ")
}

/// zones: int = 3
pub fn typed_at_top_level(span: Span, key: &str) -> Diagnostic {
    let message = format!("expected `param` or `var` before `{key}`");
    Diagnostic::new(&CODE, message, span, "a value with a type, outside of all blocks")
        .help("a `param` is chosen when the stack is deployed, a `var` when the program is compiled")
        .suggestion("make it a `param`", span.before(), "param ")
        .suggestion("make it a `var`", span.before(), "var ")
}
