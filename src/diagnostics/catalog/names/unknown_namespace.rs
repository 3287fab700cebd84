//! E0205: a path that begins with an unknown name.

use crate::diagnostics::{Diagnostic, did_you_mean, list};
use crate::source::Span;

declare! {
    /// A path begins with `param`, `var`, `let`, `aws`, or a kind. Resources of the template have no names in
    /// the language. A `${HOME}` that the shell should expand is written `$${HOME}`.
    ///
    /// ```ecs fail
    /// output region = data.region
    /// ```
    ///
    /// ```ecs pass
    /// output region = aws.region
    /// ```
    E0205 error "unknown name at the beginning of a path"
}

/// The prefixes that other languages use, and the one to write here.
const FOREIGN: [(&str, &str); 6] = [
    ("local", "let"),
    ("locals", "let"),
    ("params", "param"),
    ("parameters", "param"),
    ("vars", "var"),
    ("variable", "var"),
];

/// `first` at `span` begins the path `text` at `whole`, and is not among the `known` namespaces; `meant` is
/// what a resource of Terraform is here.
pub fn unknown_namespace(
    (span, first): (Span, &str),
    (whole, text): (Span, &str),
    known: &[&str],
    meant: Option<&str>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, format!("unknown name `{first}`"), span, "unknown name");
    if let Some(meant) = meant {
        return diagnostic
            .help(format!("resources have no names here; use an output of the block, such as `{meant}`"))
            .suggestion(format!("write `{meant}`"), whole, meant);
    }
    let foreign = FOREIGN.iter().find(|(word, _)| *word == first).map(|(_, ours)| *ours);
    if let Some(nearest) = foreign.or_else(|| did_you_mean(first, known.iter().copied())) {
        return diagnostic.help(format!("write `{nearest}.`")).fix(
            format!("change `{first}` to `{nearest}`"),
            span,
            nearest,
        );
    }
    if first == "output" {
        return diagnostic.help("an `output` cannot be referred to; give its value a name with `let`");
    }
    if first.starts_with("aws_") {
        return diagnostic
            .help("resources have no names here; use an output of a block, such as `cluster.web.arn`");
    }
    // m5.large
    if text.contains(|c: char| c.is_ascii_digit()) {
        return diagnostic.help("write a string in quotes").suggestion(
            "put it in quotes",
            whole,
            format!("\"{text}\""),
        );
    }
    diagnostic.help(format!("a path begins with {}", list(known, "or", 12)))
}
