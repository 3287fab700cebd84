//! A param in another unit.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::syntax::ast;

declare! {
    /// A deployment gives a parameter as a bare number, and CloudFormation cannot convert it. Each attribute takes it in one unit, which the param must name.
    ///
    /// ```ecs fail
    /// param timeout: duration = 15m { unit = s }
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   instances { startup_timeout = param.timeout }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// param timeout: duration = 15m { unit = m }
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   instances { startup_timeout = param.timeout }
    /// }
    /// ```
    E0311 error "a param in another unit"
}

/// `param`, which comes in `unit`, flows into `subject`, which takes `wanted`.
pub fn param_unit(span: Span, param: &ast::Param, unit: &str, wanted: &str, subject: &str) -> Diagnostic {
    let name = &param.name.value;
    let ty = param.ty.as_ref().map_or(param.name.span, |ty| ty.span);
    let (place, text) = unit_edit(param, wanted);
    Diagnostic::new(
        &CODE,
        format!("`{subject}` takes its value in `{wanted}`, and `param.{name}` comes in `{unit}`"),
        span,
        format!("a number of `{unit}` at deployment"),
    )
    .label(ty, format!("declared here; its unit is `{unit}`"))
    .help(format!("CloudFormation cannot convert: declare the param with `{{ unit = {wanted} }}`"))
    .suggestion(format!("declare it with `unit = {wanted}`"), place, text)
}

/// What gives the param another unit: in place of the one that it has, in the body that it has, or in a new one.
fn unit_edit(param: &ast::Param, wanted: &str) -> (Span, String) {
    let Some(body) = &param.body else { return (param.span.after(), format!(" {{ unit = {wanted} }}")) };
    let written = body.entries.iter().find_map(|entry| match entry {
        ast::Entry::Attribute(attribute) if attribute.key.value == "unit" => Some(attribute.value.span),
        _ => None,
    });
    match written {
        Some(value) => (value, wanted.to_owned()),
        None if body.entries.is_empty() => (body.open.after(), format!(" unit = {wanted} ")),
        None => (body.open.after(), format!(" unit = {wanted},")),
    }
}
