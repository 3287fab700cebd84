//! E0560: attributes of a key that cannot stand together.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// A volume's key is one of three: its own, made by the program (the default, with `rotate` and `rotation_period`); one that
    /// exists already (`arn`); or the one that AWS manages for EFS (`customer = false`). What belongs to one says nothing about
    /// the others.
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
    /// AWS rotates its own keys every year by itself:
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
    E0560 error "key that contradicts itself"
}

/// Which key it is, so that the other attribute has no place.
#[derive(Debug, Clone, Copy)]
pub enum Chosen {
    /// `customer = false`
    Managed,
    /// `arn = ...`
    Given,
}

/// `attribute` has no place beside `chosen`.
pub fn key_contradiction(span: Span, attribute: &str, chosen: Chosen, place: Span) -> Diagnostic {
    let (message, label, help) = match chosen {
        Chosen::Managed => (
            format!("`{attribute}` has no place beside `customer = false`"),
            "AWS manages the key",
            "leave it out, or let the volume have a key of its own (`customer = true`, the default)",
        ),
        Chosen::Given => (
            format!("`{attribute}` has no place beside `arn`"),
            "the key exists already",
            "leave it out: who owns the key decides that",
        ),
    };
    Diagnostic::new(&CODE, message, span, "has no place here").label(place, label).help(help).removal(
        format!("leave `{attribute}` out"),
        span,
        Applicability::Maybe,
    )
}
