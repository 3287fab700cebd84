//! E0934: a file that is named as a manifest, and is not one.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `manifest` names the `manifest.json` that `ecsc build` writes beside the templates of a program. Nothing else says
    /// what the blocks of another program are: not a template, not a source map, not a file that was written by hand.
    ///
    /// ```ecs fail
    /// existing cluster "web" {
    ///   manifest = "platform/template.json"
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
    E0934 error "not a manifest"
}

/// The file at `path` is not JSON, for a reason with its line.
pub fn not_json(span: Span, path: &str, why: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{path}` is not JSON: {why}"), span, "named here")
        .help("build the other program again, or resolve the conflict in the file")
}

/// The file at `path` is JSON that `ecsc build` has not written as a manifest.
pub fn not_a_manifest(span: Span, path: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{path}` is not a manifest of `ecsc`"), span, "named here")
        .help("name the `manifest.json` that `ecsc build` writes beside the templates")
}

/// What the manifest at `path` says of a block is not as a compiler writes it.
pub fn broken(span: Span, path: &str, why: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the manifest `{path}` is broken: {why}"), span, "named here")
        .help("build the other program again; a manifest is not written by hand")
}
