//! E0135: a parameter without its type.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Each `param` and `var` declares its type after a colon: `param zones: int`. A `?` after the type makes
    /// it optional.
    ///
    /// ```ecs fail
    /// var zones = 3
    /// ```
    ///
    /// ```ecs pass
    /// var zones: int = 3
    /// ```
    E0135 error "missing type", hides: Rest
}

/// `place` is just after the name or the character before it.
pub fn missing_type(place: Span, after: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("expected a type after `{after}`"), place, "expected a type")
}

/// `var zones = 3`: `colon` says whether there is one; `guess` is the type of its default.
pub fn of_parameter(place: Span, name: &str, colon: bool, guess: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, format!("`{name}` has no type"), place, "expected a type");
    match guess {
        Some(guess) if colon => {
            diagnostic.suggestion(format!("insert `{guess}`"), place, format!(" {guess}"))
        }
        Some(guess) => diagnostic.suggestion(format!("insert `: {guess}`"), place, format!(": {guess}")),
        None => diagnostic.help(format!("write it after a colon, such as `{name}: string`")),
    }
}

/// `param location string = "x"`: the type is there, and not the colon.
pub fn missing_colon(place: Span, keyword: &str, name: &str, ty: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("expected `:` between `{name}` and its type"), place, "expected `:`")
        .help(format!("write `{keyword} {name}: {ty}`"))
        .fix("insert `:`", place, ":")
}

/// `var stage = dev | prod`: the values that there are, where the default belongs.
pub fn alternatives(place: Span, keyword: &str, name: &str, all: &str, first: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{name}` has no type"), place, "expected a type")
        .help(format!("write `{keyword} {name}: {all} = {first}`"))
}
