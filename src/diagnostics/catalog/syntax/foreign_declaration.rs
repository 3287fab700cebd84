//! E0134: a declaration of another language.

use crate::diagnostics::{Diagnostic, kind_of};
use crate::source::Span;

declare! {
    /// Compile-time values are declared with `var name: type`, deploy-time values with `param name: type`.
    /// Local values are `let name = value`, outputs are `output name = value`. Resources are generated from
    /// blocks such as `cluster`; providers and backends are not needed.
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
    first: &str,
    rewritten: Option<(Span, String)>,
) -> Diagnostic {
    let name = if name.is_empty() { "name" } else { name };
    let help = match word {
        "variable" => {
            format!("write `var {name}: type = default`, or `param {name}: type` for a deploy-time value")
        }
        "param" | "var" => format!("write `{word} {name}: type = default`"),
        "let" | "locals" => format!("write `let {name} = value` for each"),
        "output" => format!("write `output {name} = value`"),
        "assert" => "write `assert condition, \"message\"`".to_owned(),
        "resource" => of_resource(first, name),
        "data" => of_data(first, name),
        _ => "no such declaration is needed: the compiler generates CloudFormation".to_owned(),
    };
    let diagnostic =
        Diagnostic::new(&CODE, format!("`{word}` is not a block"), span, "not a kind of block").help(help);
    match rewritten {
        // Names and values stay as they are, so that what refers to them can be fixed, too.
        Some((place, text)) if word == "locals" => diagnostic.fix("rewrite them", place, text),
        Some((place, text)) => diagnostic.suggestion("rewrite it", place, text),
        None => diagnostic,
    }
}

/// What a resource of Terraform is here.
fn of_resource(resource_type: &str, name: &str) -> String {
    let name = if name == resource_type { "main" } else { name };
    match kind_of(resource_type) {
        Some(kind) => {
            format!("write `{kind} \"{name}\" {{ ... }}`: the compiler generates the resources of a block")
        }
        None => format!("any resource of CloudFormation is `resource \"{name}\" {{ type = \"AWS::...\" }}`"),
    }
}

/// What a data source of Terraform is here.
fn of_data(source: &str, name: &str) -> String {
    match kind_of(source) {
        Some("network") => {
            format!("write `existing network \"{name}\" {{ vpc = \"vpc-...\", private_subnets = [...] }}`")
        }
        Some("volume") => format!(
            "write `existing volume \"{name}\" {{ file_system = \"fs-...\", security_group = \"sg-...\" }}`"
        ),
        _ => {
            "refer to resources of another stack with `existing`, such as `existing network \"main\" { ... }`"
                .to_owned()
        }
    }
}
