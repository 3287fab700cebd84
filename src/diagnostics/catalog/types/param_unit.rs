//! A param in another unit.

use crate::diagnostics::Diagnostic;
use crate::text::Span;

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

/// The param comes in `unit` where `subject` takes `wanted`.
pub fn param_unit(span: Span, name: &str, unit: &str, wanted: &str, subject: &str, param: Span, ty: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{subject}` takes its value in `{wanted}`, and `param.{name}` comes in `{unit}`"),
        span,
        format!("a number of `{unit}` at deployment"),
    )
    .label(ty, format!("declared here; its unit is `{unit}`"))
    .help(format!("CloudFormation cannot convert: declare the param with `{{ unit = {wanted} }}`"))
    .suggestion(format!("declare it with `unit = {wanted}`"), param.after(), format!(" {{ unit = {wanted} }}"))
}
