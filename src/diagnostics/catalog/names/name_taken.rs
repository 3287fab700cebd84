//! A name that a template already has.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A template has one name space for parameters and resources, and one for outputs. Some of its names are the compiler's: `Cluster`, `ImageId`, `SecurityGroup`.
    ///
    /// ```ecs fail
    /// param image_id: string
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   tags    = { image = param.image_id }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// param base_image: string
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   tags    = { image = param.base_image }
    /// }
    /// ```
    E0227 error "a name that a template already has"
}

/// `keyword name` becomes `logical_id`, which the template of `stack` has already.
pub fn name_taken(span: Span, keyword: &str, name: &str, logical_id: &str, stack: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{keyword} {name}` becomes `{logical_id}`, which the stack `{stack}` already has"),
        span,
        "this name is taken",
    )
    .help(format!("choose another, such as `own_{name}`"))
}
