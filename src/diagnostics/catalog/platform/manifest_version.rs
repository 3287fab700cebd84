//! E0947: a manifest of a compiler that is too old, or newer than this one.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// What a program offers to others is in its manifest since `ecsc` 0.1. A manifest of an older compiler has only its
    /// stacks; one of a newer compiler may say things that this one does not understand, and it does not guess.
    ///
    /// ```ecs fail
    /// existing cluster "web" {
    ///   manifest = "platform/old-manifest.json"
    /// }
    ///
    /// service "worker" {
    ///   cluster = cluster.web
    ///   image   = ecr("shop/worker", "v1")
    /// }
    /// ```
    ///
    /// Build the other program again, with a compiler of the same version:
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
    E0947 error "manifest of another version"
}

/// The manifest at `path` is by `ecsc` of a version that did not write offers yet.
pub fn manifest_version(span: Span, path: &str, version: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the manifest `{path}` says nothing of its blocks: `ecsc` {version} wrote it"),
        span,
        "named here",
    )
    .help(format!("build the other program again, with `ecsc` {}", env!("CARGO_PKG_VERSION")))
}

/// The manifest at `path` is by `ecsc` of a version that writes offers in a newer format.
pub fn newer(span: Span, path: &str, version: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`ecsc` {version} wrote the manifest `{path}`, in a newer format than this compiler reads"),
        span,
        "named here",
    )
    .help(format!("use `ecsc` {version} or later here, too; this is {}", env!("CARGO_PKG_VERSION")))
}
