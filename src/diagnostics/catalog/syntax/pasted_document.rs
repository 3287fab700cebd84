//! E0188: YAML or JSON in a program.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A program is not YAML or JSON: a block has its body between `{` and `}`, an attribute its value after `=`.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster:
    ///   network: main
    ///   logs:
    ///     retention: 7
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   logs {
    ///     retention = 7d
    ///   }
    /// }
    /// ```
    E0188 error "YAML or JSON in a program", hides: Region
}

/// `span` is the first token of the text that ends with `last`, where that is on another line, `format` what the text is.
pub fn pasted_document(span: Span, last: Option<Span>, format: &str) -> Diagnostic {
    new(span, last, format).help(format!(
        "write it without {format}: `cluster \"web\" {{ network = network.main }}`, `param name: string`, `output name = value`"
    ))
}

/// `name` is a nested block that is written as YAML.
pub fn yaml_in_block(span: Span, last: Option<Span>, name: &str) -> Diagnostic {
    new(span, last, "YAML").help(format!("write `{name} {{ name = value }}`, with a line for each value"))
}

fn new(span: Span, last: Option<Span>, format: &str) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("this is {format}"), span, format!("{format} begins here"));
    diagnostic.label_at(last, "and ends here")
}
