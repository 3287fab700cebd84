//! E0504: an instance type on which Amazon Linux 2023 does not run.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Amazon Linux 2023 requires a Graviton2 or later processor. It does not boot on the family `a1`, the
    /// first Graviton generation.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "a1.large"
    ///   }
    /// }
    /// ```
    ///
    /// Families with a `g` after their number are Graviton2 or later:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "m6g.large"
    ///   }
    /// }
    /// ```
    ///
    /// To use `a1`, set `image` to an image that runs on it.
    E0504 error "instance type without an Amazon Linux 2023 image"
}

/// An instance type on which the default image does not boot.
pub fn instance_type_without_image(span: Span, name: &str, replacement: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("Amazon Linux 2023 does not run on `{name}`"),
        span,
        "first-generation Graviton: the image requires Graviton2 or later",
    );
    match replacement {
        Some(replacement) => diagnostic
            .help(format!(
                "use the current equivalent `{replacement}`, or set `image` to one that boots on `a1`"
            ))
            .fix(format!("use `{replacement}`"), span, format!("\"{replacement}\"")),
        None => diagnostic.help("use a Graviton2 or later type, or set `image` to one that boots on `a1`"),
    }
}
