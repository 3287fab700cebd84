//! E0134: a block that declares something in Terraform.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Values that are chosen at compile time are `var name: type`, at deployment `param name: type`. Local
    /// values are `let name = value`, results `output name = value`. Resources are made by kinds such as
    /// `cluster`; providers and backends are not needed.
    ///
    /// ```ecs fail
    /// variable "zones" {
    ///   default = 3
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// var zones: int = 3
    /// ```
    E0134 error "declaration of another language", hides: Rest
}

/// `span` is the word; `name` the label, if there is one; `rewritten` what it is here, and instead of what.
pub fn foreign_declaration(
    span: Span,
    word: &str,
    name: &str,
    rewritten: Option<(Span, String)>,
) -> Diagnostic {
    let name = if name.is_empty() { "name" } else { name };
    let help = match word {
        "variable" => format!("write `var {name}: type = default`, or `param {name}: type` for a value that is chosen at deployment"),
        "param" | "var" => format!("write `{word} {name}: type = default`"),
        "let" | "locals" => format!("write `let {name} = value`, one for each"),
        "output" => format!("write `output {name} = value`"),
        "assert" => "write `assert condition, \"message\"`".to_owned(),
        "resource" => "write the kind itself, such as `cluster \"web\" { ... }`; what is generated is changed with `override`".to_owned(),
        "data" => "what another stack owns is named with `existing`, such as `existing network \"main\" { ... }`".to_owned(),
        _ => "nothing of this kind is needed: the compiler writes CloudFormation".to_owned(),
    };
    let diagnostic =
        Diagnostic::new(&CODE, format!("`{word}` is no block here"), span, "no kind of this name").help(help);
    match rewritten {
        Some((place, text)) => diagnostic.suggestion("write it so", place, text),
        None => diagnostic,
    }
}
