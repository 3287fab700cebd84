//! W0616: an attribute that has no effect together with the others.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// Some attributes have an effect only together with others.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    ///
    ///   lifecycle {
    ///     infrequent_access = null
    ///     back_on_access    = true
    ///   }
    /// }
    /// ```
    ///
    /// Remove the attribute, or add the one that it depends on:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    ///
    ///   lifecycle {
    ///     infrequent_access = 30d
    ///     back_on_access    = true
    ///   }
    /// }
    /// ```
    ///
    /// An attribute that the language no longer has is named so too.
    W0616 warning "attribute without effect"
}

/// `what` has no effect, and why: `files never leave standard storage`.
pub fn no_effect(span: Span, what: &str, why: &str, place: Option<Span>, help: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{what}` has no effect: {why}"), span, "no effect")
        .label_at(place, why)
        .help(help)
        .removal(format!("remove `{what}`"), span, Applicability::Unsafe)
}

/// The attribute at `whole`, which the language no longer has; `why` nothing is missing without it.
pub fn removed_attribute(whole: Span, name_span: Span, name: &str, why: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{name}` has no effect: {why}"), name_span, "no effect")
        .help(format!("leave `{name}` out"))
        .removal(format!("leave `{name}` out"), whole, Applicability::Safe)
}
