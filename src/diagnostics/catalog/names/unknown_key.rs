//! E0223: an unknown key.

use crate::diagnostics::{Diagnostic, did_you_mean, list};
use crate::source::Span;

declare! {
    /// A map has only the keys that are written in it, and a block only its own nested blocks.
    ///
    /// ```ecs fail
    /// let sizes = { small = 1, large = 3 }
    /// output size = let.sizes.medium
    /// ```
    ///
    /// ```ecs pass
    /// let sizes = { small = 1, large = 3 }
    /// output size = let.sizes.large
    /// ```
    E0223 error "unknown key"
}

/// A map has no such key; `known` are those that it has.
pub fn unknown_key(span: Span, key: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, format!("the map has no key `{key}`"), span, "unknown key");
    super::of_keys(diagnostic, span, key, known, "the map is empty")
}

/// `each` has no member with that name.
pub fn of_each(span: Span, name: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, format!("`each` has no `{name}`"), span, "unknown key");
    let known = ["key", "value"];
    match did_you_mean(name, known) {
        Some(nearest) => diagnostic.help(format!("did you mean `each.{nearest}`?")).fix(
            format!("change to `{nearest}`"),
            span,
            nearest,
        ),
        None => diagnostic.help("write `each.key` or `each.value`"),
    }
}

/// The block at `block` has no nested block `nested` with that name.
pub fn unknown_nested(
    span: Span,
    name: &str,
    nested: &str,
    known: &[&str],
    nearest: Option<&str>,
    block: Span,
) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("there is no `{nested} \"{name}\"`"), span, "not declared")
            .label(block, format!("this block has no such `{nested}`"));
    match nearest {
        Some(nearest) => diagnostic.help(format!("did you mean `{nested} \"{nearest}\"`?")).fix(
            format!("change to \"{nearest}\""),
            span,
            format!("\"{nearest}\""),
        ),
        None if known.is_empty() => diagnostic.help(format!("add `{nested} \"{name}\" {{ ... }}` to it")),
        None => diagnostic.help(format!("its keys are {}", list(known, "and", 8))),
    }
}

/// The block at `block` is given by its ids, so the names of its `nested` blocks are unknown.
pub fn of_ids(span: Span, nested: &str, block: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the names of the `{nested}`s of this block are unknown"),
        span,
        "unknown name",
    )
    .label(block, "given by its ids, not by the stack that exports them")
    .help("write the id itself, such as `\"fsap-0123456789abcdef0\"`")
}
