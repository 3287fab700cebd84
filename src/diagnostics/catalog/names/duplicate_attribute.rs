//! E0218: an attribute that is set twice.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// An attribute can be set only once in a block; one of two values would be silently ignored.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network   = network.main
    ///   encrypted = true
    ///   encrypted = false
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
    E0218 error "duplicate attribute"
}

/// The attribute at `span` is already set at `first`; `whole` is the second one with its value.
pub fn duplicate_attribute(span: Span, name: &str, first: Span, whole: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{name}` is set twice"), span, "set again here")
        .label(first, "first set here")
        .help("keep one of them")
        .removal("remove the second", whole, Applicability::Unsafe)
}
