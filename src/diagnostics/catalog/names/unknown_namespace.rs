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

/// `first` at `span` begins the path `text` at `whole`, and is not among the `known` namespaces.
pub fn unknown_namespace(
    (span, first): (Span, &str),
    (whole, text): (Span, &str),
    known: &[&str],
) -> Diagnostic {
    let diagnostic = new(span, first);
    if let Some(nearest) = did_you_mean(first, known.iter().copied()) {
        let rest = text.strip_prefix(first).unwrap_or_default();
        return diagnostic.help(format!("write `{nearest}{rest}`")).fix(
            format!("change `{first}` to `{nearest}`"),
            span,
            nearest,
        );
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

/// A path of another language, of which is known what to do instead.
pub fn foreign(span: Span, first: &str, help: impl Into<String>) -> Diagnostic {
    new(span, first).help(help)
}

/// A path of another language that is `meant` here; `certain` says whether it can be nothing else.
pub fn respelt((span, first): (Span, &str), whole: Span, meant: &str, certain: bool) -> Diagnostic {
    let diagnostic = new(span, first).help(format!("write `{meant}`"));
    if certain {
        return diagnostic.fix(format!("write `{meant}`"), whole, meant);
    }
    diagnostic.suggestion(format!("write `{meant}`"), whole, meant)
}

fn new(span: Span, first: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("unknown name `{first}`"), span, "unknown name")
}
