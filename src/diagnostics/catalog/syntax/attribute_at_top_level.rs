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

/// `span` is the key, `whole` it and its value, `value` the value as it is written.
pub fn attribute_at_top_level(span: Span, whole: Span, key: &str, value: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("the attribute `{key}` is outside all blocks"),
        span,
        "expected a declaration",
    );
    match foreign(key, value) {
        Some(Foreign::Written(text)) => {
            return diagnostic.help(format!("write `{text}`")).suggestion(
                format!("write `{text}`"),
                whole,
                text,
            );
        }
        Some(Foreign::Advice(text)) => return diagnostic.help(text),
        None => {}
    }
    diagnostic
        .help(format!(
            "move it into the block that it describes, or write `let {key} = ...` to name the value"
        ))
        .suggestion("make it a `let`", span.before(), "let ")
}

/// What an attribute at the top level of another language is.
enum Foreign {
    Written(String),
    Advice(&'static str),
}

fn foreign(key: &str, value: &str) -> Option<Foreign> {
    let quoted = value.starts_with('"') && value.len() > 2;
    Some(match key {
        "project" | "name" | "app" | "application" if quoted => {
            Foreign::Written(format!("project {value} {{}}"))
        }
        "region" | "aws_region" if quoted => {
            Foreign::Written(format!("project \"shop\" {{ regions = [{value}] }}"))
        }
        "tags" => Foreign::Advice(
            "write `project \"shop\" { tags = { name = \"value\" } }` for the tags of all stacks",
        ),
        "description" | "Description" => Foreign::Advice("write it as a comment: `# ...`"),
        "AWSTemplateFormatVersion" | "Transform" | "version" | "required_version" => {
            Foreign::Advice("remove it: the compiler writes the template and its version")
        }
        _ => return None,
    })
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
