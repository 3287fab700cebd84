//! E0949: something that the manifest says, said by hand as well.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// With `manifest`, everything that is known of a block comes from the program that owns it. What is written by hand
    /// beside it would contradict it sooner or later, and nobody would see which counts. Only the name of the stack can be
    /// written, for a platform that was deployed under another one.
    ///
    /// ```ecs fail
    /// existing cluster "web" {
    ///   manifest = "platform/manifest.json"
    ///
    ///   instances {
    ///     types = ["m5.xlarge"]
    ///   }
    /// }
    ///
    /// service "worker" {
    ///   cluster = cluster.web
    ///   image   = ecr("shop/worker", "v1")
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing cluster "web" {
    ///   manifest = "platform/manifest.json"
    /// }
    ///
    /// service "worker" {
    ///   cluster = cluster.web
    ///   image   = ecr("shop/worker", "v1")
    /// }
    /// ```
    ///
    /// `of` and `listeners`, on the other hand, say something about a manifest, and mean nothing without one.
    E0949 error "fact beside a manifest"
}

/// `attribute`, which is all of `whole`, says what the manifest says.
pub fn beside_manifest((span, whole): (Span, Span), attribute: &str, manifest: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{attribute}` cannot be set beside `manifest`, which says it"),
        span,
        "said by hand",
    )
    .label(manifest, "said by the manifest")
    .help(format!("remove `{attribute}`; change the program that owns the block, and build it again"))
    .removal(format!("remove `{attribute}`"), whole, Applicability::Unsafe)
}

/// `attribute`, which is all of `whole`, is of no use without `manifest`.
pub fn without_manifest((span, whole): (Span, Span), attribute: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{attribute}` means nothing without `manifest`"),
        span,
        "of a block in which manifest?",
    )
    .help(format!("add `manifest = \"...\"`, or remove `{attribute}`"))
    .removal(format!("remove `{attribute}`"), whole, Applicability::Unsafe)
}
