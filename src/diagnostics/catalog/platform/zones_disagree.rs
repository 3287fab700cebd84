//! E0548: a number of zones or subnets that another one contradicts.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Public and private subnets come in pairs, one of each to a zone, and `zones` is their number. With `vpc` it need not be
    /// said.
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
    E0548 error "numbers of zones that disagree"
}

/// `what` disagrees with `other`: `3 zones` and `2 private subnets`; `zones` is the number to put in its place, where it is one.
pub fn zones_disagree(
    span: Span,
    what: &str,
    other: &str,
    other_span: Span,
    zones: Option<usize>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, format!("{what} and {other} do not go together"), span, what)
        .label(other_span, other)
        .help("list one subnet for each zone");
    match zones {
        Some(zones) => diagnostic.fix(format!("set `zones` to {zones}"), span, zones.to_string()),
        None => diagnostic,
    }
}
