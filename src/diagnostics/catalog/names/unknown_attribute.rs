//! E0203: an unknown attribute.

use super::Free;
use crate::diagnostics::{Applicability, Diagnostic, Edit, did_you_mean};
use crate::source::Span;

declare! {
    /// A block has only the attributes of its kind. `ecsc explain volume` lists the attributes of a volume.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network  = network.main
    ///   encryptd = true
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network   = network.main
    ///   encrypted = true
    /// }
    /// ```
    E0203 error "unknown attribute"
}

/// `owner` has no attribute `name`; `free` is what may still be written in it.
pub fn unknown_attribute(span: Span, name: &str, owner: &str, free: Free<'_>) -> Diagnostic {
    let diagnostic = foreign(span, name, owner, &[]);
    match did_you_mean(name, free.attributes.iter().copied()) {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("rename to `{nearest}`"),
            span,
            nearest,
        ),
        None => diagnostic.help(super::what_fits(free)),
    }
}

/// An attribute of another language, without its help; `more` are others that are part of the same mistake.
pub fn foreign(span: Span, name: &str, owner: &str, more: &[Span]) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("`{owner}` has no attribute `{name}`"), span, "unknown attribute");
    more.iter().fold(diagnostic, |diagnostic, &span| diagnostic.label(span, "this too"))
}

/// Adds what replaces something of another language; `certain` says whether nothing can be lost.
pub fn rewritten(diagnostic: Diagnostic, edits: Vec<(Span, String)>, certain: bool) -> Diagnostic {
    let title = match edits.as_slice() {
        [(_, text)] => format!("write `{text}`"),
        _ => "rewrite it".to_owned(),
    };
    let edits = edits.into_iter().map(|(span, text)| Edit { span, text }).collect();
    let applicability = if certain { Applicability::Safe } else { Applicability::Unsafe };
    diagnostic.fix_with(title, edits, applicability)
}
