//! E0703: a public image of Amazon's that does not run the ECS agent on Amazon Linux 2023.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The boot scripts are for Amazon Linux 2023: they install packages with `dnf`, and expect Docker and the ECS agent
    /// on the image. On another system an instance never signals that it is ready, and after `startup_timeout` the
    /// deployment is rolled back. What the public paths of Amazon's images lead to is known; other paths and image ids are
    /// not checked.
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
    ///     image = "/aws/service/bottlerocket/aws-ecs-2/x86_64/latest/image_id"
    ///   }
    /// }
    /// ```
    ///
    /// Omit `image`, or use an image that is made from the ECS-optimized Amazon Linux 2023:
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
    ///     image = "/golden/images/ecs-al2023"
    ///   }
    /// }
    /// ```
    E0703 error "image of another system"
}

/// `what` is the system that the path leads to.
pub fn image_of_another_system(span: Span, what: &str, type_span: Option<Span>) -> Diagnostic {
    Diagnostic::new(&CODE, format!("this image is {what}"), span, "not the ECS-optimized Amazon Linux 2023")
        .label_at(type_span, "the instances boot it")
        .help("omit `image`, or use one that is made from the ECS-optimized Amazon Linux 2023")
}
