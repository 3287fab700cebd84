//! E0556: throughput given as an attribute and as a block.

use crate::diagnostics::Diagnostic;
use crate::text::Span;

declare! {
    /// Throughput is elastic, bursting or provisioned. The attribute `throughput` says which of the first two; the block
    /// `throughput` provisions a fixed rate.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network    = network.main
    ///   throughput = bursting
    ///
    ///   throughput {
    ///     provisioned = 64MiB
    ///   }
    /// }
    /// ```
    ///
    /// Keep one of them:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    ///
    ///   throughput {
    ///     provisioned = 64MiB
    ///   }
    /// }
    /// ```
    E0556 error "throughput said twice"
}

/// The attribute's value, and the head of the block.
pub fn throughput_twice(span: Span, block: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "throughput cannot be this and provisioned too", span, "as an attribute")
        .label(block, "and as a block")
        .help("keep one of them")
}
