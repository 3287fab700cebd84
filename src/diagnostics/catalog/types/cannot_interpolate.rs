//! E0333: a value that cannot be converted to a string.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// `${...}` accepts strings, numbers, Booleans, enum values and quantities. Lists, maps and blocks have
    /// no single string form, and a deploy-time duration or size would be written without its unit.
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
    E0333 error "cannot be converted to a string"
}

/// `text`, a `ty`, cannot be interpolated; `result` is an output of the block, if it is one.
pub fn cannot_interpolate(span: Span, text: &str, ty: &Type, result: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("{} cannot be converted to a string", ty.with_article()),
        span,
        ty.with_article(),
    );
    match ty {
        Type::List(_) => diagnostic.help("join its elements, or convert it to JSON: `json(...)`").suggestion(
            "join its elements with commas",
            span,
            format!("join(\", \", {text})"),
        ),
        Type::Map(_) => diagnostic.help("use one of its entries, or convert it to JSON").suggestion(
            "convert it to JSON",
            span,
            format!("json({text})"),
        ),
        Type::Kind(_) => match result {
            Some(result) => diagnostic
                .help(format!("use one of its outputs, such as `{text}.{result}`"))
                .suggestion(format!("write `{text}.{result}`"), span.after(), format!(".{result}")),
            None => diagnostic,
        },
        _ => diagnostic,
    }
}

/// A deploy-time quantity arrives as a number without a unit.
pub fn deploy_quantity(span: Span, text: &str, ty: &Type) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{text}` would be written into the string without its unit"),
        span,
        format!("{} known only at deployment", ty.with_article()),
    )
    .help("declare the param as an `int`, and write the unit in the string")
}
