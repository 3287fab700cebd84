//! E0933: a manifest of another program that cannot be read.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `manifest` is the path of the `manifest.json` that `ecsc build` wrote for another program, relative to the folder
    /// of the `.ecs` file. It may lead out of the folder, but not out of the repository; where there is none, not further
    /// than into the folders beside it: a program that you did not write must not be able to look for files elsewhere.
    ///
    /// ```ecs fail
    /// existing cluster "web" {
    ///   manifest = "plattform/manifest.json"
    /// }
    ///
    /// service "worker" {
    ///   cluster = cluster.web
    ///   image   = ecr("shop/worker", "v1")
    /// }
    /// ```
    ///
    /// Build the other program into this repository, or let CI fetch its manifest before it checks:
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
    E0933 error "unreadable manifest"
}

/// `path` cannot be read; `why` says why.
pub fn manifest_unreadable(span: Span, path: &str, why: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("cannot read the manifest `{path}`: {why}"), span, "this file").help(
        "name the `manifest.json` that `ecsc build` writes beside the templates, relative to the folder of the `.ecs` file",
    )
}

/// `path` leads to where no manifest is read.
pub fn outside(span: Span, path: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the manifest `{path}` is outside the repository"),
        span,
        "leads out of the repository",
    )
    .help("copy the manifest into the repository, or let CI fetch it into a folder of it")
}
