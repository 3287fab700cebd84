//! E0330: a param with values that are not allowed here.

use crate::diagnostics::{Diagnostic, did_you_mean, list};
use crate::source::Span;

declare! {
    /// The attribute must accept every value that the param may have.
    ///
    /// ```ecs fail
    /// param scheme: internal | internet_facing | both
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   scheme  = param.scheme
    ///   http {}
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// param scheme: internal | internet_facing
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   scheme  = param.scheme
    ///   http {}
    /// }
    /// ```
    E0330 error "param with values that are not allowed here"
}

/// `text` may have the values `more`, which are not in `allowed`, and the values `kept`, which are; its type
/// is at `declared`, written as `source`.
pub fn wider_union(
    span: Span,
    text: &str,
    more: &[String],
    allowed: &[String],
    declared: Option<Span>,
    kept: &[String],
    source: Option<&str>,
) -> Diagnostic {
    let more: Vec<&str> = more.iter().map(String::as_str).collect();
    let allowed: Vec<&str> = allowed.iter().map(String::as_str).collect();
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{text}` may be {}, which is not allowed here", list(&more, "or", 4)),
        span,
        format!("expected {}", list(&allowed, "or", 8)),
    )
    .label_at(declared, "its values are declared here");
    let misspelt = match more.as_slice() {
        [only] => did_you_mean(
            only,
            allowed.iter().copied().filter(|allowed| !kept.iter().any(|kept| kept == allowed)),
        ),
        _ => None,
    };
    if let (Some(meant), Some(declared), Some(source), [only]) = (misspelt, declared, source, more.as_slice())
    {
        return diagnostic.help(format!("did you mean `{meant}`?")).fix(
            format!("change to `{meant}`"),
            declared,
            source.replacen(only, meant, 1),
        );
    }
    match declared {
        // One name alone would be a type.
        Some(declared) if kept.len() > 1 => diagnostic
            .help("declare the param with the allowed values only")
            .suggestion("remove the other values", declared, kept.join(" | ")),
        _ => diagnostic.help("use `? :` to choose among the allowed values"),
    }
}
