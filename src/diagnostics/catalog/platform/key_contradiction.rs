//! E0560: conflicting attributes of a key.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// The key of a volume is one of three: its own key, created by the program (the default, with `rotate`
    /// and `rotation_period`); an existing key (`arn`); or the AWS managed key for EFS (`customer = false`).
    /// The attributes of one cannot be combined with those of another.
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
    ///   key {
    ///     customer = false
    ///     rotate   = true
    ///   }
    /// }
    /// ```
    ///
    /// AWS rotates AWS managed keys every year:
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
    ///   key {
    ///     customer = false
    ///   }
    /// }
    /// ```
    E0560 error "conflicting attributes of a key"
}

/// Which key it is, so that the other attribute is not allowed.
#[derive(Debug, Clone, Copy)]
pub enum Chosen {
    /// `customer = false`
    Managed,
    /// `arn = ...`
    Given,
}

/// `attribute` cannot be combined with `chosen`.
pub fn key_contradiction(span: Span, attribute: &str, chosen: Chosen, place: Span) -> Diagnostic {
    let (message, label, help) = match chosen {
        Chosen::Managed => (
            format!("`{attribute}` cannot be combined with `customer = false`"),
            "AWS manages this key",
            "remove it, or use a customer managed key (`customer = true`, the default)",
        ),
        Chosen::Given => (
            format!("`{attribute}` cannot be combined with `arn`"),
            "this is an existing key",
            "remove it: the owner of the key decides that",
        ),
    };
    Diagnostic::new(&CODE, message, span, "not allowed here").label(place, label).help(help).removal(
        format!("remove `{attribute}`"),
        span,
        Applicability::Unsafe,
    )
}
