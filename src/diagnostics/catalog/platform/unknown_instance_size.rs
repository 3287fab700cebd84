//! E0502: a size that an instance family does not have.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;

declare! {
    /// The part of an instance type after the dot is its size. Not every family comes in every size: there is an `m5.large`,
    /// but no `m5.medium` and no `m5.huge`.
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
    ///     type = "m5.huge"
    ///   }
    /// }
    /// ```
    ///
    /// Write one of the sizes that the family has:
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
    ///     type = "m5.2xlarge"
    ///   }
    /// }
    /// ```
    E0502 error "unknown instance size"
}

/// `sizes` are the instance types of the family, the nearest to `name` first.
pub fn unknown_instance_size(span: Span, name: &str, sizes: &[&str]) -> Diagnostic {
    let (family, size) = name.split_once('.').unwrap_or((name, ""));
    let message = format!("`{family}` does not come in the size `{size}`");
    let mut diagnostic = Diagnostic::new(&CODE, message, span, format!("no such size of `{family}`"))
        .help(format!("there are {}", list(sizes, "and", 8)));
    for size in sizes.iter().take(3) {
        diagnostic = diagnostic.suggestion(format!("use `{size}`"), span, format!("\"{size}\""));
    }
    diagnostic
}
