//! E0705: a public image of Amazon's without the driver of the instances' accelerators.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An accelerator needs a driver on the image. Without it the instances run, but the ECS agent offers no GPU and no
    /// accelerator to any container, and tasks that ask for one are never placed.
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
    ///     type  = "g5.xlarge"
    ///     image = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"
    ///   }
    /// }
    /// ```
    ///
    /// Omit `image`, which then follows the type, or use the path of an image with the driver:
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
    ///     type  = "g5.xlarge"
    ///     image = "/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id"
    ///   }
    /// }
    /// ```
    E0705 error "image without the driver of an accelerator"
}

/// The type, what it has, and the newest image with a driver for it.
pub fn image_without_driver(
    span: Span,
    (name, accelerator): (&str, &str),
    type_span: Option<Span>,
    better: Option<&str>,
) -> Diagnostic {
    let message = format!("this image has no driver for the {accelerator} of `{name}`");
    let diagnostic =
        Diagnostic::new(&CODE, message, span, "no driver").label_at(type_span, format!("has {accelerator}"));
    match better {
        Some(better) => diagnostic.help("omit `image`, which then follows the type").suggestion(
            "use the newest image for this type",
            span,
            format!("\"{better}\""),
        ),
        None => diagnostic.help("use an image of your own with that driver"),
    }
}
