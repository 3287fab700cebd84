//! E0812: a name of a volume beside its tag `Name`.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// The name of a file system is its tag `Name`. A volume has `name` or the tag, not both.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    ///   name    = "Uploads"
    ///   tags    = { Name = "uploads" }
    /// }
    /// ```
    ///
    /// Remove the tag:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    ///   name    = "Uploads"
    /// }
    /// ```
    E0812 error "volume with two names"
}

/// The value of `name`, and that of the tag.
pub fn named_by_tag(span: Span, tag: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "the name of the volume is given twice", span, "a name")
        .label(tag, "the tag `Name` is the name too")
        .help("remove `name` or the tag `Name`")
        .removal("remove `name`", span, Applicability::Unsafe)
}
