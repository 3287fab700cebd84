//! W0608: a CIDR block whose address has bits after the prefix.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// In the address of a CIDR block, all bits after the prefix are zero. AWS sets them to zero itself, so
    /// that the template would never match what is deployed.
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
    /// Write the first address of the block, or `/32` for a single address:
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
    W0608 warning "CIDR block with host bits"
}

/// `block` is the same block with zeros; `single` is the one address.
pub fn host_bits(span: Span, text: &str, block: &str, single: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{text}` means the block `{block}`"),
        span,
        "bits after the prefix are not zero",
    )
    .help(format!("write `{block}` for the block, or `{single}` for the single address"))
    .suggestion(format!("write `{block}`"), span, format!("\"{block}\""))
    .suggestion(format!("write `{single}`"), span, format!("\"{single}\""))
}
