//! E0318: a value without members.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// A dot selects an entry of a map or an output of a block. Other values have no members.
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
    E0318 error "value without members"
}

/// The value at `value`, a `ty`, has no member `name`.
pub fn no_members(span: Span, name: &str, (value, text): (Span, &str), ty: &Type) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("{} has no member `{name}`", ty.with_article()),
        span,
        "no such member",
    )
    .label(value, ty.with_article());
    if matches!(name, "length" | "size" | "count")
        && matches!(ty, Type::List(_) | Type::Map(_) | Type::String)
    {
        let call = format!("length({text})");
        return diagnostic.help(format!("write `{call}`")).suggestion("call `length`", value.to(span), call);
    }
    match ty {
        Type::List(_) => diagnostic.help("select an element of a list by its number: `[0]`"),
        Type::Nullable(_) => diagnostic.help("it may be `null`: guard the block with `when = ... != null`"),
        _ => diagnostic.help("only maps and blocks have members"),
    }
}
