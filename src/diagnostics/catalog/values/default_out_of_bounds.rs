//! A value outside of the bounds.

use crate::diagnostics::{Diagnostic, did_you_mean, list};
use crate::source::Span;
use crate::types::Type;

declare! {
    /// The value of a `param` or `var` lies outside of the bounds that its body, or the attribute that it flows into, sets.
    ///
    /// ```ecs fail
    /// param zones: int = 9 { min = 1, max = 6 }
    /// output zones = param.zones
    /// ```
    ///
    /// ```ecs pass
    /// param zones: int = 3 { min = 1, max = 6 }
    /// output zones = param.zones
    /// ```
    E0405 error "a value outside of the bounds"
}

/// `text` lies beyond the bound at `place`.
pub fn default_out_of_bounds(
    span: Span,
    text: &str,
    name: &str,
    place: Span,
    low: bool,
    limit: &str,
) -> Diagnostic {
    let word = if low { "at least" } else { "at most" };
    let diagnostic =
        Diagnostic::new(&CODE, format!("`{name}` is {word} `{limit}`, not `{text}`"), span, "out of bounds")
            .label(place, "the bound is set here")
            .help(format!("choose a value that is {word} `{limit}`"));
    // A text is judged by its length, and the value of a `var` may stand elsewhere.
    if text.starts_with(|c: char| c.is_ascii_digit() || c == '-') && span.range().len() == text.len() {
        return diagnostic.suggestion(format!("change to `{limit}`"), span, limit);
    }
    diagnostic
}

/// `text` is none of the allowed values.
pub fn not_allowed(span: Span, text: &str, name: &str, allowed: &[&str]) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("`{name}` cannot be `{text}`"), span, "not one of the allowed values")
            .help(format!("it is one of {}", list(allowed, "and", 12)));
    match did_you_mean(text, allowed.iter().copied()) {
        Some(near) if span.range().len() == text.len() => {
            diagnostic.suggestion(format!("change to `{near}`"), span, near)
        }
        _ => diagnostic,
    }
}

/// `text` does not match the pattern at `place`.
pub fn not_matching(span: Span, text: &str, name: &str, place: Span, pattern: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{name}` cannot be `{text}`"), span, "does not match")
        .label(place, "the pattern is set here")
        .help(format!("the whole value matches `{pattern}`"))
}

/// `text` is a block of IPv6 addresses, which a param does not take.
pub fn ipv6(span: Span, text: &str, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`param.{name}` takes IPv4 addresses, not `{text}`"),
        span,
        "addresses of IPv6",
    )
    .help("write IPv6 addresses where they are used, or in a `var`")
}

/// `text` is the path of a parameter that holds an image, which is looked up only for a param of the type `image_id`.
pub fn path_of_image(span: Span, text: &str, name: &str, ty: &Type) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`param.{name}` takes ids of images, not `{text}`"),
        span,
        "the path of a parameter",
    )
    .help(format!("a path is looked up where the type is `image_id`; it is `{ty}`"))
}

/// `text`, a default or allowed value of `param.name`, is one that `subject` refuses.
pub fn for_attribute(
    span: Span,
    text: &str,
    name: &str,
    place: Span,
    subject: &str,
    low: bool,
    limit: &str,
) -> Diagnostic {
    let word = if low { "at least" } else { "at most" };
    Diagnostic::new(
        &CODE,
        format!("`param.{name}` goes into `{subject}`, which is {word} `{limit}`, not `{text}`"),
        span,
        "out of bounds",
    )
    .label(place, "it flows into the attribute here")
    .help(format!("choose a value that is {word} `{limit}`"))
}

/// `text` is a block of IPv6 addresses, one of several values of which the deployment chooses.
pub fn ipv6_by_choice(span: Span, text: &str) -> Diagnostic {
    let message = format!("`{text}` is of IPv6, and the deployment chooses between blocks of IPv4 alone");
    Diagnostic::new(&CODE, message, span, "addresses of IPv6")
        .help("make it an element of its own, or choose by a `var`")
}
