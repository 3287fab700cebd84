//! E0596: a name that is too long for a logical id.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// The names of parameters, outputs and resources can have at most 255 characters in CloudFormation. The
    /// resources of a block are named after its label.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "a_very_long_name_a_very_long_name_a_very_long_name_a_very_long_name_a_very_long_name_a_very_long_name_a_very_long_name_a_very_long_name_a_very_long_name_a_very_long_name_a_very_long_name_a_very_long_name_a_very_long_name_a_very_long_name_a_very_long_name_a_very_long_name_a_very_long_name_a_very_long_name_a_very_long_name_a_very_long_name_a_very_long_name_a_very_long_name" {
    ///   cluster = cluster.web
    ///
    ///   http {}
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///
    ///   http {}
    /// }
    /// ```
    E0596 error "name too long"
}

/// The logical id `id` has `found` characters.
pub fn name_too_long(span: Span, id: &str, found: usize, limit: usize) -> Diagnostic {
    let shown: String = id.chars().take(32).collect();
    Diagnostic::new(
        &CODE,
        format!(
            "the name `{shown}...` has {} characters, CloudFormation accepts {}",
            figure(found),
            figure(limit)
        ),
        span,
        format!("{} too many", figure(found.saturating_sub(limit))),
    )
    .help("choose a shorter name")
}
