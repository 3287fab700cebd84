//! E0189: a statement of another language.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// All `.ecs` files of a folder are one program: nothing is imported. What Bicep says of a parameter with `@` is in the body
    /// of the parameter, and in the doc comment above it.
    ///
    /// ```ecs fail
    /// @minValue(1)
    /// param size: int = 3
    /// output size = param.size
    /// ```
    ///
    /// ```ecs pass
    /// param size: int = 3 { min = 1 }
    /// output size = param.size
    /// ```
    E0189 error "statement of another language", hides: Region
}

/// `word` at `span` begins a statement that takes up the text that ends with `last`, where that is on another line.
pub fn foreign_statement(span: Span, last: Option<Span>, word: &str) -> Diagnostic {
    let help = match word {
        "import" | "include" | "module" | "require" | "source" => {
            "remove it: all `.ecs` files of a folder are one program, and know the names of each other"
        }
        "using" => "remove it: values are in a file `name.ecsvars`, which `--var-file` names",
        "targetScope" => "remove it: the account and the region are those of the deployment",
        "metadata" => "write it as a comment: `# ...`",
        "type" => "a type is written where it is used: `param environment: dev | prod`",
        _ => "there are no functions to declare; give a value a name with `let name = value`",
    };
    new(span, last, word).help(help)
}

/// `resource name 'kind' = {`: `quoted` is the type of the resource.
pub fn resource(span: Span, last: Option<Span>, name: &str, quoted: &str, exists: bool) -> Diagnostic {
    let own = quoted.chars().all(|c| c.is_ascii_lowercase() || c == '_') && !quoted.is_empty();
    let kind = if own { quoted } else { "cluster" };
    let existing = if exists { "existing " } else { "" };
    new(span, last, "resource")
        .help(format!("write the kind itself: `{existing}{kind} \"{name}\" {{ ... }}`"))
}

/// `AWS::ECS::Cluster "web" {`: `kind` is what the type is here.
pub fn resource_type(span: Span, last: Option<Span>, name: &str, kind: Option<&str>) -> Diagnostic {
    let diagnostic = new(span, last, name);
    match kind {
        Some(kind) => diagnostic.help(format!("write the kind itself: `{kind} \"main\" {{ ... }}`")),
        None => diagnostic.help(format!("write `resource \"main\" {{ type = \"{name}\" }}`")),
    }
}

/// `@minValue(1)`: `names` are those of all decorators in a row.
pub fn decorators(span: Span, last: Option<Span>, names: &[&str]) -> Diagnostic {
    let mut helps: Vec<&str> = Vec::new();
    for name in names {
        let help = of_decorator(name);
        if !helps.contains(&help) {
            helps.push(help);
        }
    }
    let name = names.first().copied().unwrap_or_default();
    new(span, last, &format!("@{name}")).help(helps.join("; "))
}

/// `@project "shop" {`: `at` is the sign before a word that begins a declaration.
pub fn sign(at: Span, word: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("unexpected `@` before `{word}`"), at, "no declaration begins with `@`")
        .help(format!("write `{word}` without `@`"))
        .fix("remove `@`", at, "")
}

fn of_decorator(name: &str) -> &'static str {
    match name {
        "description" | "doc" => "write a description as a doc comment above the declaration: `/// ...`",
        "minValue" | "minLength" => "write a lower bound in the body: `param size: int { min = 1 }`",
        "maxValue" | "maxLength" => "write an upper bound in the body: `param size: int { max = 6 }`",
        "allowed" => {
            "write the values in the body: `param name: string { allowed = [...] }`, or as the type: `dev | prod`"
        }
        "secure" => "declare it with the type `secret`: `param password: secret`",
        _ => "remove it: a `param` is visible in all files of its folder, and nowhere else",
    }
}

fn new(span: Span, last: Option<Span>, word: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{word}` is not a declaration"),
        span,
        "a statement of another language",
    );
    diagnostic.label_at(last, "it ends here")
}
