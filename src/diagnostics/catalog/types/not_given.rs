//! E0348: an output that an existing block is not given.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An `existing` block that is given by a name or an ARN, and not by its stack, has the outputs that follow from it,
    /// and those that its attributes say.
    ///
    /// ```ecs fail
    /// existing cluster "web" {
    ///   name = "production"
    /// }
    ///
    /// output group = cluster.web.auto_scaling_group
    /// ```
    ///
    /// ```ecs pass
    /// existing cluster "web" {
    ///   name               = "production"
    ///   auto_scaling_group = "production-instances"
    /// }
    ///
    /// output group = cluster.web.auto_scaling_group
    /// ```
    E0348 error "output that is not given"
}

/// `name` is the reference to the block, whose head is `head`; `output` is what is asked for, `attribute` what would give it.
pub fn not_given(span: Span, name: &str, output: &str, head: Span, attribute: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{name}` does not say its `{output}`"),
        span,
        "not known in this program",
    )
    .label(head, "given without its stack");
    match attribute {
        Some(attribute) => diagnostic.help(format!("add `{attribute}` to it, or name its `stack`")),
        None => diagnostic.help("name its `stack`, which exports it"),
    }
}
