//! E0704: a public image of Amazon's for other processors than the instances have.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An image is built for one architecture. If the type of the instances has another, EC2 refuses to launch them, and
    /// the Auto Scaling group stays empty.
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
    ///     type  = "m7g.large"
    ///     image = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"
    ///   }
    /// }
    /// ```
    ///
    /// Omit `image`, which then follows the type, or use the path of the same architecture:
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
    ///     type  = "m7g.large"
    ///     image = "/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id"
    ///   }
    /// }
    /// ```
    E0704 error "image of another architecture"
}

/// The image's architecture, and the type of the instances with its own. `better` is the newest image for the type.
pub fn image_of_another_architecture(
    span: Span,
    image: &str,
    (name, architecture): (&str, &str),
    type_span: Option<Span>,
    better: Option<&str>,
) -> Diagnostic {
    let message = format!("`{name}` does not boot this image, which is for {image}");
    let diagnostic = Diagnostic::new(&CODE, message, span, format!("for {image}"))
        .label_at(type_span, format!("an {architecture} type"));
    match better {
        Some(better) => diagnostic.help("omit `image`, which then follows the type").suggestion(
            "use the newest image for this type",
            span,
            format!("\"{better}\""),
        ),
        None => diagnostic.help("omit `image`, which then follows the type"),
    }
}
