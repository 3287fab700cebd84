//! E0706: an accelerated instance type for which Amazon publishes no ECS-optimized image.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Amazon publishes ECS-optimized images of Amazon Linux 2023 with the driver for GPUs by NVIDIA on x86_64, and for
    /// Inferentia and Trainium (Neuron). For other accelerators there is none: FPGAs (`f2`), GPUs by AMD (`g4ad`), GPUs of
    /// arm64 types (`g5g`), accelerators of `vt1`, `dl1` and `dl2q`, and GPUs that the driver no longer supports (`g2`,
    /// `p2`). The plain image would boot, but offer none of them to containers.
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
    ///     type = "g5g.xlarge"
    ///   }
    /// }
    /// ```
    ///
    /// Name an image of your own that has the driver:
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
    ///     type  = "g5g.xlarge"
    ///     image = "/golden/images/ecs-arm64-gpu"
    ///   }
    /// }
    /// ```
    E0706 error "accelerated type without an image"
}

/// The type, and what it has.
pub fn accelerated_type_without_image(span: Span, name: &str, accelerator: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("no ECS-optimized image has a driver for the {accelerator} of `{name}`"),
        span,
        "needs an image of your own",
    )
    .help("set `image` to one with that driver, or use a type such as `g5.xlarge` or `inf2.xlarge`")
}
