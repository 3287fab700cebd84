//! No members.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// A dot reaches the entries of a map and the results of a block. Other values have none.
    ///
    /// ```ecs fail
    /// let zones = 3
    /// output count = let.zones.count
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 3
    /// output count = let.zones
    /// ```
    E0318 error "no members"
}

/// The value at `value`, a `ty`, has no member `name`.
pub fn no_members(span: Span, name: &str, value: Span, ty: &Type) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("{} has no member `{name}`", ty.with_article()),
        span,
        "no such member",
    )
    .label(value, ty.with_article());
    match ty {
        Type::List(_) => diagnostic.help("an element of a list is reached with its number: `[0]`"),
        Type::Nullable(_) => diagnostic.help("it may be absent: guard the block with `when = ... != null`"),
        _ => diagnostic.help("a dot reaches entries of a map and results of a block"),
    }
}
