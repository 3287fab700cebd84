//! E0504: an instance type on which Amazon Linux 2023 does not run.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Amazon Linux 2023 needs a Graviton2 processor or a later one. The first Graviton, the family `a1`, does not boot it.
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
    /// The families with a `g` after their number are Graviton2 and later:
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
    /// An image of your own that does run on `a1` can be given with `image`.
    E0504 error "instance type without an Amazon Linux 2023 image"
}

/// An instance type that the default image does not boot on.
pub fn instance_type_without_image(span: Span, name: &str, replacement: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("Amazon Linux 2023 does not run on `{name}`"),
        span,
        "the first Graviton: the image needs a Graviton2 or later",
    );
    match replacement {
        Some(replacement) => diagnostic
            .help(format!("`{replacement}` is its like of today; or give an `image` that boots on `a1`"))
            .fix(format!("use `{replacement}`"), span, format!("\"{replacement}\"")),
        None => {
            diagnostic.help("take a Graviton2 type or a later one, or give an `image` that boots on `a1`")
        }
    }
}
