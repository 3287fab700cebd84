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
    ///
    /// An `output` with the name and the value of one of the stack's own outputs is that output: it can have a description,
    /// but no other export name, because others may import it by the one that it has.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// output cluster_arn = cluster.web.arn { export = "Arn" }
    /// ```
    ///
    /// Another output may say the same under another name:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// output own_cluster_arn = cluster.web.arn { export = "Arn" }
    /// ```
    E0227 error "name already taken in the template"
}

/// `param name` becomes `logical_id`, which the template of `stack` has already.
pub fn name_taken(span: Span, keyword: &str, name: &str, logical_id: &str, stack: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{keyword} {name}` becomes `{logical_id}`, which the stack `{stack}` already has"),
        span,
        "this name is already taken",
    )
    .help(format!("choose another, such as `own_{name}`"))
}

/// The output `name`, at `span`, becomes `logical_id`, which `stack` has with another value; `free` is a name that it can have.
pub fn output_taken(span: Span, name: &str, logical_id: &str, stack: &str, free: &str) -> Diagnostic {
    renamed(name_taken(span, "output", name, logical_id, stack), span, free)
}

/// The output `name`, at `span`, is the output `logical_id` that `stack` has anyway, but is to be exported under another name.
pub fn exported_already(span: Span, name: &str, logical_id: &str, stack: &str, free: &str) -> Diagnostic {
    let message = format!(
        "`output {name}` is the output `{logical_id}` of the stack `{stack}`, which is exported as `{logical_id}`"
    );
    renamed(Diagnostic::new(&CODE, message, span, "others import it by that name"), span, free)
}

fn renamed(diagnostic: Diagnostic, span: Span, free: &str) -> Diagnostic {
    diagnostic.help(format!("choose another name, such as `{free}`")).suggestion(
        format!("rename to `{free}`"),
        span,
        free,
    )
}
