//! E0311: a param in another unit.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// At deployment, the value of a parameter is a number without a unit, and CloudFormation cannot convert
    /// it. Each attribute expects a certain unit, which the param must declare.
    ///
    /// ```ecs fail
    /// param kept: duration = 30d { unit = s }
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   logs { retention = param.kept }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// param kept: duration = 30d { unit = d }
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   logs { retention = param.kept }
    /// }
    /// ```
    E0311 error "param in another unit"
}

/// The declaration of a param whose unit is another.
#[derive(Debug, Clone, Copy)]
pub struct Declared<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its type.
    pub ty: Span,
    /// The unit in which it comes.
    pub unit: &'a str,
    /// Where its unit is, or belongs.
    pub position: UnitPosition,
}

/// Where the unit of a param is, or belongs.
#[derive(Debug, Clone, Copy)]
pub enum UnitPosition {
    /// It is declared: `{ unit = m }`.
    Declared(Span),
    /// The param has a body with other attributes, which begins here: `{ min = 1m }`.
    Body(Span),
    /// The param has an empty body, which begins here: `{}`.
    EmptyBody(Span),
    /// The param has no body, and ends here.
    NoBody(Span),
}

impl UnitPosition {
    /// What gives the param another unit.
    fn edit(self, wanted: &str) -> (Span, String) {
        match self {
            Self::Declared(value) => (value, wanted.to_owned()),
            Self::Body(open) => (open.after(), format!(" unit = {wanted},")),
            Self::EmptyBody(open) => (open.after(), format!(" unit = {wanted} ")),
            Self::NoBody(param) => (param.after(), format!(" {{ unit = {wanted} }}")),
        }
    }
}

/// A param flows at `span` into `subject`, which takes its value in `wanted`.
pub fn param_unit(span: Span, param: Declared<'_>, wanted: &str, subject: &str) -> Diagnostic {
    let Declared { name, ty, unit, position } = param;
    let (place, text) = position.edit(wanted);
    Diagnostic::new(
        &CODE,
        format!("`{subject}` expects a value in `{wanted}`, and `param.{name}` is in `{unit}`"),
        span,
        format!("a number in `{unit}` at deployment"),
    )
    .label(ty, format!("declared here; its unit is `{unit}`"))
    .help(format!("CloudFormation cannot convert units: declare the param with `{{ unit = {wanted} }}`"))
    .suggestion(format!("declare it with `unit = {wanted}`"), place, text)
}
