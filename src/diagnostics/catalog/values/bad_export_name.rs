//! E0429: a string that cannot be the name of an export.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The name of an export is that of its stack, a hyphen, and what `export` says: letters, digits, hyphens and
    /// colons, at most 127 characters. `export = true` takes the name of the output.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    ///
    /// output shared = volume.shared.id { export = "file_system" }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    ///
    /// output shared = volume.shared.id { export = "SharedFileSystem" }
    /// ```
    E0429 error "not the name of an export"
}

/// `name` is not what an export can be called after the name of its stack.
pub fn bad_export_name(span: Span, name: &str) -> Diagnostic {
    if name.is_empty() {
        return Diagnostic::new(&CODE, "the name of an export is empty", span, "an empty name")
            .help("write the part after `<stack>-`, such as `\"LoadBalancer\"`, or `true`");
    }
    let allowed = |c: &char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-');
    match name.chars().find(|c| !allowed(c)) {
        Some(wrong) => {
            let fixed: String = name.chars().map(|c| if allowed(&c) { c } else { '-' }).collect();
            let fixed = fixed.trim_matches('-');
            let diagnostic = Diagnostic::new(
                &CODE,
                format!("an export cannot be called `{name}`: `{wrong}` is not allowed"),
                span,
                "only letters, digits, hyphens and colons",
            )
            .help("write the part after `<stack>-`, which is added anyway");
            if fixed.is_empty() {
                return diagnostic;
            }
            diagnostic.suggestion(format!("change to `{fixed}`"), span, format!("\"{fixed}\""))
        }
        None => Diagnostic::new(
            &CODE,
            format!("the name of an export can have at most 127 characters, this one has {}", name.len()),
            span,
            "too long",
        )
        .help("shorten it"),
    }
}
