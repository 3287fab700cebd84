//! E0211: a name collision in CloudFormation.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// In CloudFormation, a name becomes PascalCase: `a1` and `a_1` both become `A1`, and a template cannot
    /// have both.
    ///
    /// ```ecs fail
    /// param a1: string
    /// param a_1: string
    /// output both = "${param.a1}${param.a_1}"
    /// ```
    ///
    /// ```ecs pass
    /// param a1: string
    /// param a2: string
    /// output both = "${param.a1}${param.a2}"
    /// ```
    E0211 error "name collision in CloudFormation"
}

/// `keyword name` becomes the same `logical_id` as `other`, declared at `place`.
pub fn name_collision(
    span: Span,
    keyword: &str,
    name: &str,
    place: Span,
    other: &str,
    logical_id: &str,
) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!(
            "`{keyword} {name}` and `{keyword} {other}` have the same name in CloudFormation: `{logical_id}`"
        ),
        span,
        format!("becomes `{logical_id}`"),
    )
    .label(place, format!("becomes `{logical_id}` too"))
    .help("rename one of them")
}
