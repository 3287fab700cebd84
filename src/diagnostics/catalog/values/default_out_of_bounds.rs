//! E0405: a value out of bounds.

use crate::diagnostics::{Diagnostic, did_you_mean, list};
use crate::source::Span;
use crate::types::Type;

declare! {
    /// The value of a `param` or `var` is outside the bounds that its body, or the attribute that uses it,
    /// sets.
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
    E0405 error "value out of bounds"
}

/// `text` is beyond the bound at `place`.
pub fn default_out_of_bounds(
    span: Span,
    text: &str,
    name: &str,
    place: Span,
    low: bool,
    limit: &str,
) -> Diagnostic {
    let word = if low { "at least" } else { "at most" };
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{name}` must be {word} `{limit}`, found `{text}`"),
        span,
        "out of bounds",
    )
    .label(place, "the bound is set here")
    .help(format!("choose a value that is {word} `{limit}`"));
    // The bounds of a string are those of its length, and the value of a `var` may be elsewhere.
    if text.starts_with(|c: char| c.is_ascii_digit() || c == '-') && span.range().len() == text.len() {
        return diagnostic.suggestion(format!("change to `{limit}`"), span, limit);
    }
    diagnostic
}

/// `text` is not one of the allowed values.
pub fn not_allowed(span: Span, text: &str, name: &str, allowed: &[&str]) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("`{name}` cannot be `{text}`"), span, "not one of the allowed values")
            .help(format!("it must be one of {}", list(allowed, "and", 12)));
    match did_you_mean(text, allowed.iter().copied()) {
        Some(near) if span.range().len() == text.len() => {
            diagnostic.suggestion(format!("change to `{near}`"), span, near)
        }
        _ => diagnostic,
    }
}

/// `text` does not match the pattern at `place`.
pub fn not_matching(span: Span, text: &str, name: &str, place: Span, pattern: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{name}` cannot be `{text}`"), span, "does not match the pattern")
        .label(place, "the pattern is set here")
        .help(format!("the whole value must match `{pattern}`"))
}

/// `text` is an IPv6 CIDR block, which a param does not accept.
pub fn ipv6(span: Span, text: &str, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`param.{name}` accepts only IPv4 addresses, found `{text}`"),
        span,
        "IPv6 addresses",
    )
    .help("write IPv6 addresses where they are used, or use a `var`")
}

/// `text` is the path of an SSM parameter with the id of an image, which is looked up only for a param of
/// type `image_id`.
pub fn path_of_image(span: Span, text: &str, name: &str, ty: &Type) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`param.{name}` accepts only image ids, found `{text}`"),
        span,
        "the path of an SSM parameter",
    )
    .help(format!("a path is looked up only for the type `image_id`; the type of this param is `{ty}`"))
}

/// `text`, a default or allowed value of `param.name`, is not valid for `subject`.
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
        format!("`param.{name}` is used for `{subject}`, which must be {word} `{limit}`, found `{text}`"),
        span,
        "out of bounds",
    )
    .label(place, "used for the attribute here")
    .help(format!("choose a value that is {word} `{limit}`"))
}

/// `text` is an IPv6 CIDR block, and one of several values among which the deployment chooses.
pub fn ipv6_by_choice(span: Span, text: &str) -> Diagnostic {
    let message = format!("`{text}` is an IPv6 block, and only IPv4 blocks can be chosen at deployment");
    Diagnostic::new(&CODE, message, span, "IPv6 addresses")
        .help("write it as a separate element, or choose it with a `var`")
}
