//! E0127: a name with neither value nor body.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An entry is an attribute, `name = value`, or a block, `name { ... }`.
    ///
    /// ```ecs fail
    /// let volume = {
    ///   encrypted
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// let volume = {
    ///   encrypted = true
    /// }
    /// ```
    E0127 error "incomplete entry", hides: Rest
}

/// What follows a name that is neither `=` nor `{`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Nothing that matters.
    Nothing,
    /// `tags.team = "x"`
    Dot,
    /// `tags["team"] = "x"`
    Index,
    /// `tags("team")`
    Call,
}

/// `name` has no labels.
pub fn incomplete_entry(span: Span, name: &str, then: Then) -> Diagnostic {
    match then {
        Then::Nothing => Diagnostic::new(
            &CODE,
            format!("`{name}` has neither a value nor a body"),
            span,
            "expected `=` or `{` after it",
        )
        .help(format!("write `{name} = value` or `{name} {{ ... }}`")),
        Then::Dot | Then::Index => Diagnostic::new(
            &CODE,
            "a part of a value cannot be assigned",
            span,
            "expected `=` or `{` after it",
        )
        .help(format!("assign the whole value: `{name} = {{ ... }}`")),
        Then::Call => {
            Diagnostic::new(&CODE, "a call is not a statement", span, "expected `=` or `{` after it")
        }
    }
}

/// `head` is a name with labels, and no body follows; `alone` whether there is nothing on the line that could belong into one.
pub fn missing_body(head: Span, kind: &str, alone: bool) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("this `{kind}` has no body"), head, "expected `{` after this");
    if alone {
        diagnostic.suggestion("add an empty body", head.after(), " {}")
    } else {
        diagnostic.help("write its attributes in a body: `{ name = value }`")
    }
}

/// The body of `head` is there, up to `close`, but not its `{`.
pub fn missing_brace(head: Span, kind: &str, close: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the body of this `{kind}` has no `{{`"), head, "expected `{` after this")
        .label(close, "the body ends here")
        .fix("insert `{`", head.after(), " {")
}
