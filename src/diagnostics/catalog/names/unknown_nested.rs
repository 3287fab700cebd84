//! E0215: an unknown nested block.

use super::Free;
use crate::diagnostics::{Diagnostic, did_you_mean};
use crate::source::Span;
use crate::types::with_article;

declare! {
    /// A block has only the nested blocks of its kind.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instance {
    ///     type = "m5.large"
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "m5.large"
    ///   }
    /// }
    /// ```
    E0215 error "unknown nested block"
}

/// `owner` has no nested block `name`; `free` is what may still be written in it; `is_kind`: there is a kind of that name.
pub fn unknown_nested(span: Span, name: &str, owner: &str, free: Free<'_>, is_kind: bool) -> Diagnostic {
    let diagnostic = foreign(span, name, owner, &[]);
    if let Some(nearest) = did_you_mean(name, free.blocks.iter().copied()) {
        return diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("rename to `{nearest}`"),
            span,
            nearest,
        );
    }
    if is_kind {
        return diagnostic
            .help(format!("{} must be at the top level, outside `{owner}`", with_article(name)));
    }
    diagnostic.help(super::what_fits(free))
}

/// A nested block of another language, without its help; `more` are others that are part of the same mistake.
pub fn foreign(span: Span, name: &str, owner: &str, more: &[Span]) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("`{owner}` has no nested block `{name}`"), span, "unknown block");
    more.iter().fold(diagnostic, |diagnostic, &span| diagnostic.label(span, "this too"))
}
