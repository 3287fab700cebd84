//! E0322: a type that is not allowed for a parameter.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// CloudFormation parameters are strings, numbers and lists of strings.
    ///
    /// ```ecs fail
    /// param tags: map<string>
    /// output tags = json(param.tags)
    /// ```
    ///
    /// ```ecs pass
    /// var team: string = "web"
    /// output tags = json({ team = var.team })
    /// ```
    E0322 error "not allowed as a parameter type"
}

/// A param cannot have the type `ty`.
pub fn not_a_param_type(span: Span, ty: &Type, why: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("a param cannot be {}", ty.with_article()),
        span,
        "not allowed as a parameter type",
    )
    .help(why)
}
