//! W0608: a block of addresses that does not begin where its prefix says.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The address of a block has zeros after the prefix. AWS sets them to zero by itself, and the template then never agrees
    /// with what is deployed.
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
    ///   allow {
    ///     from = "10.0.0.7/24"
    ///     port = 9100
    ///   }
    /// }
    /// ```
    ///
    /// Write where the block begins, or `/32` for one address:
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
    ///   allow {
    ///     from = "10.0.0.0/24"
    ///     port = 9100
    ///   }
    /// }
    /// ```
    W0608 warning "address with host bits"
}

/// `block` is the same block with zeros; `single` is the one address.
pub fn host_bits(span: Span, text: &str, block: &str, single: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{text}` is the block `{block}`"),
        span,
        "bits after the prefix are not zero",
    )
    .help(format!("write `{block}` for the block, or `{single}` for the one address"))
    .fix(format!("write `{block}`"), span, format!("\"{block}\""))
    .suggestion(format!("write `{single}`"), span, format!("\"{single}\""))
}
