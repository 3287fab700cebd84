//! E0267: copies with one name.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The name of a block with `for_each` is its label and its key: `data` with the key `media` has a stack
    /// `<project>-efs-data-media`, and other stacks refer to it with the parameter `DataMediaVolumeStack`. No two
    /// blocks of a kind may end up with the same name.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "data" {
    ///   for_each = ["media", "reports"]
    ///   network  = network.main
    /// }
    ///
    /// volume "data_media" {
    ///   network = network.main
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "data" {
    ///   for_each = ["media", "reports"]
    ///   network  = network.main
    /// }
    ///
    /// volume "media" {
    ///   network = network.main
    /// }
    /// ```
    E0267 error "name collision of a `for_each`"
}

/// `block` at `span` becomes `name` in CloudFormation, as `other` at `place` does.
pub fn copy_collision(span: Span, block: &str, place: Span, other: &str, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{block}` and `{other}` have the same name in CloudFormation: `{name}`"),
        span,
        format!("becomes `{name}`"),
    )
    .label(place, format!("becomes `{name}` too"))
    .help("rename one of the blocks, or one of the keys")
}
