//! E0506: instance types with different accelerators in one cluster.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Instances with GPUs boot an image with NVIDIA's driver and container runtime, those with Inferentia or
    /// Trainium one with the Neuron driver, other instances an image without them. All instances of a cluster boot
    /// the same image.
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
    ///     type = ["g5.xlarge", "m5.xlarge"]
    ///   }
    /// }
    /// ```
    ///
    /// Use one cluster for the workloads that need GPUs, and another for the rest:
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
    ///     type = ["g5.xlarge", "g6.xlarge"]
    ///   }
    /// }
    /// ```
    E0506 error "instance types with different accelerators"
}

/// What the type has (`2 GPUs`, `no accelerator`) and what the first one has.
pub fn mixed_gpus(
    span: Span,
    (name, has): (&str, String),
    first_span: Option<Span>,
    (first, first_has): (&str, String),
) -> Diagnostic {
    let message = format!("`{name}` has {has}, but `{first}` has {first_has}: they boot different images");
    Diagnostic::new(&CODE, message, span, has)
        .label_at(first_span, first_has)
        .help("use one cluster for the workloads that need accelerators, and another for the rest")
}
