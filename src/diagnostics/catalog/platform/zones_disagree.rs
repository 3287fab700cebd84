//! E0548: conflicting numbers of zones or subnets.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Each zone has one public and one private subnet, and `zones` is the number of zones. With `vpc`,
    /// `zones` can be omitted.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   vpc             = "vpc-0123456789abcdef0"
    ///   zones           = 3
    ///   private_subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    /// }
    /// ```
    ///
    /// List one subnet for each zone:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   vpc             = "vpc-0123456789abcdef0"
    ///   private_subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    /// }
    /// ```
    E0548 error "conflicting numbers of zones"
}

/// `what` disagrees with `other`: `3 zones` and `2 private subnets`; `zones` is the number to put in its
/// place, where it is one.
pub fn zones_disagree(
    span: Span,
    what: &str,
    other: &str,
    other_span: Span,
    zones: Option<usize>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, format!("{what} and {other} do not match"), span, what)
        .label(other_span, other)
        .help("list one subnet for each zone");
    match zones {
        Some(zones) => diagnostic.fix(format!("set `zones` to {zones}"), span, zones.to_string()),
        None => diagnostic,
    }
}
