//! No text.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// `${...}` writes texts, numbers, truth values, symbols and quantities. Lists, maps and blocks have no one form as text; a duration or size that only the deployment
    /// knows comes without its unit.
    ///
    /// ```ecs fail
    /// let zones = ["a", "b"]
    /// output names = "zones: ${let.zones}"
    /// ```
    ///
    /// ```ecs pass
    /// let zones = ["a", "b"]
    /// output names = "zones: ${join(", ", let.zones)}"
    /// ```
    E0333 error "no text"
}

/// `text`, a `ty`, cannot stand in a string; `result` is a result of the block, if it is one.
pub fn cannot_interpolate(span: Span, text: &str, ty: &Type, result: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("{} cannot be written into a text", ty.with_article()),
        span,
        ty.with_article(),
    );
    match ty {
        Type::List(_) => diagnostic.help("join its elements, or write it as JSON: `json(...)`").suggestion(
            "join its elements with commas",
            span,
            format!("join(\", \", {text})"),
        ),
        Type::Map(_) => diagnostic.help("write one of its entries, or all of it as JSON").suggestion(
            "write it as JSON",
            span,
            format!("json({text})"),
        ),
        Type::Kind(_) => match result {
            Some(result) => diagnostic
                .help(format!("write one of its results, such as `{text}.{result}`"))
                .suggestion(format!("write `{text}.{result}`"), span.after(), format!(".{result}")),
            None => diagnostic,
        },
        _ => diagnostic,
    }
}

/// A quantity that only the deployment knows comes as a bare number.
pub fn deploy_quantity(span: Span, text: &str, ty: &Type) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{text}` would be a bare number in a text, without its unit"),
        span,
        format!("{} that only the deployment knows", ty.with_article()),
    )
    .help("declare the param as an `int`, and write the unit into the text")
}
