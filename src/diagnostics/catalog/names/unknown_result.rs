//! Unknown result.

use crate::diagnostics::{Diagnostic, did_you_mean, list};
use crate::source::Span;

declare! {
    /// A dot after a block reaches its results: what exists after its deployment. The attributes that were written in it are not among them; give
    /// a value that is needed twice a name with `let`.
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
    E0206 error "unknown result"
}

/// A block of `kind` has no result of that name; `is_attribute`: it has an attribute of that name.
pub fn unknown_result(span: Span, kind: &str, name: &str, known: &[&str], is_attribute: bool) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("a `{kind}` has no result `{name}`"), span, "unknown result");
    if is_attribute {
        return diagnostic.help(format!(
            "`{name}` is one of its attributes, which are not read back: give the value a name with `let`"
        ));
    }
    if known.is_empty() {
        return diagnostic.help(format!("a `{kind}` has no results"));
    }
    match did_you_mean(name, known.iter().copied()) {
        Some(nearest) => diagnostic.help(format!("there is `{nearest}`")).fix(
            format!("change to `{nearest}`"),
            span,
            nearest,
        ),
        None => diagnostic.help(format!("its results are {}", list(known, "and", 12))),
    }
}

/// The block at `block` has no nested block `nested`, and so no such result.
pub fn needs_nested(span: Span, kind: &str, nested: &str, block: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("this `{kind}` has no `{nested}`"),
        span,
        format!("there is no `{nested}`"),
    )
    .label(block, format!("declared here, without `{nested} {{ }}`"))
    .help(format!("add `{nested} {{ ... }}` to it, or use another result"))
}
