//! W0675: outputs of a program without stacks.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An output belongs to the stack of a block. A program without a volume, cluster or scaling has no
    /// stack, and therefore no outputs.
    ///
    /// ```ecs fail
    /// param zones: int = 3
    /// output zones = param.zones
    /// ```
    ///
    /// ```ecs pass
    /// param zones: int = 3
    /// output zones = param.zones
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    /// ```
    W0675 warning "output without a stack"
}

/// The program has outputs, of which `span` is the first, and no stack.
pub fn output_without_stack(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the output `{name}` is not in any stack"), span, "has no stack")
        .help("declare a `volume` or a `cluster`: each is a stack")
}
