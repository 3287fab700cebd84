//! E0506: instance types with and without GPUs in one cluster.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Instances with GPUs boot an image with NVIDIA's driver and container runtime, other instances boot an
    /// image without them. All instances of a cluster boot the same image.
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
    E0506 error "instance types with and without GPUs"
}

/// An instance type that has GPUs where the first one has none, or the other way round.
pub fn mixed_gpus(
    span: Span,
    (name, gpus): (&str, u32),
    first_span: Option<Span>,
    (first, first_gpus): (&str, u32),
) -> Diagnostic {
    let count = |gpus| match gpus {
        0 => "no GPU".to_string(),
        1 => "1 GPU".to_string(),
        more => format!("{more} GPUs"),
    };
    Diagnostic::new(
        &CODE,
        format!(
            "`{name}` has {}, but `{first}` has {}: they boot different images",
            count(gpus),
            count(first_gpus)
        ),
        span,
        count(gpus),
    )
    .label_at(first_span, count(first_gpus))
    .help("use one cluster for the workloads that need GPUs, and another for the rest")
}
