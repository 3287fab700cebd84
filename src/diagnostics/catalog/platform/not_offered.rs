//! E0948: a block that the program of a manifest does not have.

use crate::diagnostics::{Applicability, Diagnostic, Edit, did_you_mean, list};
use crate::source::Span;

declare! {
    /// `of` says which block of the other program is meant; left out, it is the one with the same label. The other
    /// program must create it: what is `existing` there belongs to someone else.
    ///
    /// ```ecs fail
    /// existing cluster "app" {
    ///   manifest = "platform/manifest.json"
    /// }
    ///
    /// service "worker" {
    ///   cluster = cluster.app
    ///   image   = ecr("shop/worker", "v1")
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing cluster "app" {
    ///   manifest = "platform/manifest.json"
    ///   of       = "web"
    /// }
    ///
    /// service "worker" {
    ///   cluster = cluster.app
    ///   image   = ecr("shop/worker", "v1")
    /// }
    /// ```
    E0948 error "block that a manifest does not have"
}

/// What is looked for in a manifest.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// `cluster`
    pub kind: &'a str,
    /// Its name there.
    pub name: &'a str,
    /// The project of the manifest.
    pub project: &'a str,
    /// Where its path is written.
    pub manifest: Span,
    /// Where `of` is written, if it is; or where it could be.
    pub of: Result<Span, Span>,
}

/// The program has no block of the kind and name; `names` are those of the kind, and `others` the kinds that have one of the name.
pub fn not_offered(span: Span, wanted: Wanted, names: &[&str], others: &[&str]) -> Diagnostic {
    let Wanted { kind, name, project, manifest, of } = wanted;
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("the project `{project}` has no `{kind}` named `{name}`"),
        span,
        "not in the manifest",
    )
    .label(manifest, format!("the manifest of `{project}`"));
    let nearest = did_you_mean(name, names.iter().copied()).or(match names {
        [only] => Some(*only),
        _ => None,
    });
    let note = match others {
        [] => None,
        _ => Some(format!("it has a `{}` of that name", others.join("` and a `"))),
    };
    let diagnostic = diagnostic.note_if(note);
    match nearest {
        Some(nearest) => {
            let (place, text) = match of {
                Ok(place) => (place, format!("\"{nearest}\"")),
                Err(place) => (place, format!("\n  of       = \"{nearest}\"")),
            };
            let edits = vec![Edit { span: place, text }];
            diagnostic.help(format!("its {kind} is `{nearest}`: `of = \"{nearest}\"`")).fix_with(
                format!("use `{nearest}`"),
                edits,
                Applicability::Unsafe,
            )
        }
        None if names.is_empty() => diagnostic
            .help(format!("it creates no {kind}; what is `existing` there belongs to another program")),
        None => diagnostic.help(format!("it has {}", list(names, "and", 8))),
    }
}
