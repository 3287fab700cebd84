//! E0204: an undeclared name.

use crate::diagnostics::{Applicability, Diagnostic, Edit, did_you_mean, list, nearest_first};
use crate::source::Span;
use crate::types::with_article;

declare! {
    /// The reference names something that the program does not declare. A declaration is referred to with its
    /// kind: `param.zones`, `let.zones`, `cluster.web`.
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
    E0204 error "undeclared name"
}

/// Where a name is used: the name alone, and the name with what is before it. It is reported at the first.
type Places<'p> = &'p [(Span, Span)];

/// `space.name` is not declared; `known` are the declared names.
pub fn unknown_name(places: Places<'_>, space: &str, name: &str, known: &[&str]) -> Diagnostic {
    offer(
        undeclared(places, format!("there is no `{space}.{name}`"), "not declared"),
        places,
        space,
        name,
        known,
    )
}

/// `kind.name` is not declared; `known` are the blocks of that kind.
pub fn unknown_block(places: Places<'_>, kind: &str, name: &str, known: &[&str]) -> Diagnostic {
    offer(
        undeclared(places, format!("there is no `{kind} \"{name}\"`"), "not declared"),
        places,
        kind,
        name,
        known,
    )
}

/// `space.name` is not declared, but `other.name` is.
pub fn in_other_space(places: Places<'_>, space: &str, name: &str, other: &str) -> Diagnostic {
    let edits =
        places.iter().map(|(_, whole)| Edit { span: *whole, text: format!("{other}.{name}") }).collect();
    undeclared(
        places,
        format!("there is no `{space}.{name}`"),
        &format!("`{name}` is {}", with_article(other)),
    )
    .help(format!("write `{other}.{name}`"))
    .fix_with(format!("change to `{other}.{name}`"), edits, Applicability::Safe)
}

/// The diagnostic at the first place, with labels on a few of the others.
fn undeclared(places: Places<'_>, message: String, label: &str) -> Diagnostic {
    let mut names = places.iter().map(|(name, _)| *name);
    let first = names.next().unwrap_or_default();
    let diagnostic = Diagnostic::new(&CODE, message, first, label);
    names.take(3).fold(diagnostic, |diagnostic, place| diagnostic.label(place, "also used here"))
}

fn offer(diagnostic: Diagnostic, places: Places<'_>, space: &str, name: &str, known: &[&str]) -> Diagnostic {
    match did_you_mean(name, known.iter().copied()) {
        Some(nearest) => {
            let edits =
                places.iter().map(|(name, _)| Edit { span: *name, text: nearest.to_owned() }).collect();
            diagnostic.help(format!("did you mean `{space}.{nearest}`?")).fix_with(
                format!("change to `{nearest}`"),
                edits,
                Applicability::Safe,
            )
        }
        None if known.is_empty() => diagnostic.help(format!("the program declares no `{space}`")),
        None => diagnostic
            .help(format!("declared: {}", list(&nearest_first(name, known.iter().copied()), "and", 8))),
    }
}
