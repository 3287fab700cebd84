//! E0206: an unknown output of a block.

use crate::diagnostics::{Diagnostic, did_you_mean, list, nearest_first};
use crate::source::Span;
use crate::types::with_article;

declare! {
    /// A dot after a block selects one of its outputs, which exist once the block is deployed. The attributes
    /// that are written in the block are not among them; to use a value twice, give it a name with `let`.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// output id = cluster.web.id
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
    /// }
    ///
    /// output id = cluster.web.arn
    /// ```
    E0206 error "unknown output of a block"
}

/// A block of `kind` has no output with that name; `is_attribute`: it has an attribute with that name.
pub fn unknown_result(span: Span, kind: &str, name: &str, known: &[&str], is_attribute: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("{} has no output `{name}`", with_article(kind)),
        span,
        "unknown output of a block",
    );
    if is_attribute {
        return diagnostic.help(format!(
            "`{name}` is an attribute, which cannot be read back: give the value a name with `let`"
        ));
    }
    if known.is_empty() {
        return diagnostic.help(format!("{} has no outputs", with_article(kind)));
    }
    match did_you_mean(name, known.iter().copied()) {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("change to `{nearest}`"),
            span,
            nearest,
        ),
        None => diagnostic.help(format!("its outputs are {}", list(known, "and", 12))),
    }
}

/// An output that is written otherwise: `meant` after the name of the block, which makes it `whole`.
pub fn respelt(span: Span, kind: &str, name: &str, meant: &str, whole: &str) -> Diagnostic {
    let message = format!("{} has no output `{name}`", with_article(kind));
    Diagnostic::new(&CODE, message, span, "unknown output of a block").help(format!("write `{whole}`")).fix(
        format!("change to `{meant}`"),
        span,
        meant,
    )
}

/// A resource of the type has no attribute `name`; `known` are its outputs.
pub fn of_resource(span: Span, resource_type: &str, name: &str, known: &[&str]) -> Diagnostic {
    let message = format!("`{resource_type}` has no attribute `{name}`");
    let diagnostic = Diagnostic::new(&CODE, message, span, "unknown output of a block");
    // `Endpoint` is a part of several attributes, and none itself.
    let parts: Vec<&str> =
        known.iter().copied().filter(|known| known.starts_with(&format!("{name}."))).collect();
    if !parts.is_empty() {
        return diagnostic.help(format!("write {}", list(&parts, "or", 12)));
    }
    match did_you_mean(name, known.iter().copied()) {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("change to `{nearest}`"),
            span,
            nearest,
        ),
        None => {
            let nearest = nearest_first(name, known.iter().copied());
            diagnostic.help(format!("its outputs are {}", list(&nearest, "and", 12)))
        }
    }
}

/// What an output needs, which its block does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lacks {
    /// Where the program says so.
    pub place: Span,
    /// What it says.
    pub label: &'static str,
    /// What to do.
    pub help: &'static str,
}

/// `reference` has no output `name`, because of what it is.
pub fn of_another_form(span: Span, reference: &str, name: &str, lacks: &Lacks) -> Diagnostic {
    let message = format!("`{reference}` has no output `{name}`");
    Diagnostic::new(&CODE, message, span, "not an output of this one")
        .label(lacks.place, lacks.label)
        .help(lacks.help)
}

/// The block at `block` has no nested block `nested`, and so no such output.
pub fn needs_nested(span: Span, kind: &str, nested: &str, block: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("this `{kind}` has no `{nested}`"),
        span,
        format!("there is no `{nested}`"),
    )
    .label(block, format!("declared here, without `{nested} {{ }}`"))
    .help(format!("add `{nested} {{ ... }}` to it, or use another output"))
}
