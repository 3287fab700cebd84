//! No type for a parameter.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// CloudFormation's parameters are texts, numbers and lists of texts.
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
    E0322 error "no type for a parameter"
}

/// A param cannot have the type `ty`.
pub fn not_a_param_type(span: Span, ty: &Type, why: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("a param cannot be {}", ty.with_article()),
        span,
        "no type for a parameter",
    )
    .help(why)
}
