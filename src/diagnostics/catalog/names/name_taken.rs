//! E0227: a name already taken in the template.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A template has one namespace for parameters and resources, and one for outputs. The compiler itself
    /// uses some names, such as `Cluster`, `ImageId` and `SecurityGroup`.
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
    E0227 error "name already taken in the template"
}

/// `keyword name` becomes `logical_id`, which the template of `stack` has already.
pub fn name_taken(span: Span, keyword: &str, name: &str, logical_id: &str, stack: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{keyword} {name}` becomes `{logical_id}`, which the stack `{stack}` already has"),
        span,
        "this name is already taken",
    )
    .help(format!("choose another, such as `own_{name}`"))
}
