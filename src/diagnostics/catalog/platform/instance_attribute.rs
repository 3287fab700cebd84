//! E0796: attributes of container instances that ECS refuses.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The name of an attribute has 1 to 128 letters, digits, hyphens, underscores, slashes, backslashes and periods; its value
    /// also colons, at signs and spaces, but none at its ends. An instance has at most 10 attributes of its own. The ECS agent
    /// stops if ECS refuses one, and the instance never registers.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     agent {
    ///       attributes = { stack = "blue, green" }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Use the characters that ECS takes:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     agent {
    ///       attributes = { stack = "blue:green" }
    ///     }
    ///   }
    /// }
    /// ```
    E0796 error "attribute that ECS refuses"
}

/// The most attributes of one instance. Source: `PutAttributes` of the ECS API reference.
pub const MAX: usize = 10;

/// The `part` (`name`, `value`) `text` at `span` is empty, too long or has another character.
pub fn instance_attribute(span: Span, part: &str, text: &str) -> Diagnostic {
    let more = if part == "value" { ", colons, at signs and, but for its ends, spaces" } else { "" };
    Diagnostic::new(
        &CODE,
        format!("`{text}` cannot be the {part} of an attribute of an instance"),
        span,
        "ECS refuses it",
    )
    .help(format!(
        "a {part} has 1 to 128 letters, digits, hyphens, underscores, slashes, backslashes and periods{more}"
    ))
}

/// The attribute at `span` is the first of those that are too many.
pub fn too_many(span: Span, count: usize) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("an instance has at most {MAX} attributes, found {count}"),
        span,
        "the first attribute over the limit",
    )
}
