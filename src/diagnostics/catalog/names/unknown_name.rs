//! Unknown name.

use crate::diagnostics::{Diagnostic, did_you_mean, list, nearest_first};
use crate::text::Span;

declare! {
    /// A reference names something that the program does not declare. What a program declares is reached through its kind:
    /// `param.zones`, `let.zones`, `cluster.web`.
    ///
    /// ```ecs fail
    /// param environment: string
    /// output name = param.enviroment
    /// ```
    ///
    /// ```ecs pass
    /// param environment: string
    /// output name = param.environment
    /// ```
    E0204 error "unknown name"
}

/// `space.name` names nothing; `known` are the names that there are.
pub fn unknown_name(span: Span, space: &str, name: &str, known: &[&str]) -> Diagnostic {
    let message = format!("there is no `{space}.{name}`");
    offer(Diagnostic::new(&CODE, message, span, "not declared"), span, space, name, known)
}

/// `kind.name` names no block; `known` are the blocks of that kind.
pub fn unknown_block(span: Span, kind: &str, name: &str, known: &[&str]) -> Diagnostic {
    let message = format!("there is no `{kind} \"{name}\"`");
    offer(Diagnostic::new(&CODE, message, span, "not declared"), span, kind, name, known)
}

/// `space.name` names nothing, but `other.name` does.
pub fn in_other_space(span: Span, space: &str, name: &str, other: &str, whole: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("there is no `{space}.{name}`"), span, format!("`{name}` is a `{other}`"))
        .help(format!("write `{other}.{name}`"))
        .fix(format!("change to `{other}.{name}`"), whole, format!("{other}.{name}"))
}

fn offer(diagnostic: Diagnostic, span: Span, space: &str, name: &str, known: &[&str]) -> Diagnostic {
    match did_you_mean(name, known.iter().copied()) {
        Some(nearest) => diagnostic
            .help(format!("there is `{space}.{nearest}`"))
            .fix(format!("change to `{nearest}`"), span, nearest),
        None if known.is_empty() => diagnostic.help(format!("the program declares no `{space}`")),
        None => diagnostic.help(format!("there is {}", list(&nearest_first(name, known.iter().copied()), "and", 8))),
    }
}
