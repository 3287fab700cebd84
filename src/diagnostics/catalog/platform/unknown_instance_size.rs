//! E0502: a size that an instance family does not have.

use crate::diagnostics::{Diagnostic, did_you_mean, list};
use crate::source::Span;

declare! {
    /// The part of an instance type after the dot is its size: `medium`, `large`, `2xlarge`, `metal`. EC2 uses no
    /// other words. A size of this form that the compiler does not know of the family is a warning (W0802): EC2 adds
    /// sizes to its families.
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
    /// Use a size that the family has:
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
    let message = format!("the instance family `{family}` does not have the size `{size}`");
    let mut diagnostic = Diagnostic::new(&CODE, message, span, format!("unknown size of `{family}`"))
        .help(format!("its types are {}", list(sizes, "and", 8)));
    let ends = sizes.iter().filter_map(|name| name.split_once('.'));
    let meant = did_you_mean(size, ends.map(|(_, size)| size)).map(|size| format!("{family}.{size}"));
    if let Some(meant) = meant {
        return diagnostic.suggestion(format!("did you mean `{meant}`?"), span, format!("\"{meant}\""));
    }
    for size in sizes.iter().take(3) {
        diagnostic = diagnostic.suggestion(format!("use `{size}`"), span, format!("\"{size}\""));
    }
    diagnostic
}
