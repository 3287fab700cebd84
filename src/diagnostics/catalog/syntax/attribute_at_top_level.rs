//! E0130: an attribute outside all blocks.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The top level consists of declarations. An attribute belongs in the block that it describes; to name a
    /// value, use `let`.
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
        format!("the attribute `{key}` is outside all blocks"),
        span,
        "expected a declaration",
    )
    .help("move it into the block that it describes, or give the value a name with `let`")
    .suggestion("make it a `let`", span.before(), "let ")
}

/// volume = { ... }: `between` is what is between the key and the `{`.
pub fn block_at_top_level(span: Span, key: &str, between: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the attribute `{key}` is outside all blocks"),
        span,
        "expected a declaration",
    )
    .help("a block has a label and no `=`; to name a value, use `let`")
    .suggestion(format!("make it a block: `{key} \"main\" {{`"), between, " \"main\" ")
    .suggestion("make it a `let`", span.before(), "let ")
}

/// zones: int = 3
pub fn typed_at_top_level(span: Span, key: &str) -> Diagnostic {
    let message = format!("expected `param` or `var` before `{key}`");
    Diagnostic::new(&CODE, message, span, "a typed value outside all blocks")
        .help("a `param` is set when the stack is deployed, a `var` when the program is compiled")
        .suggestion("make it a `param`", span.before(), "param ")
        .suggestion("make it a `var`", span.before(), "var ")
}
