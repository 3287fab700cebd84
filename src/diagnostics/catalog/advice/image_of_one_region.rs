//! W0612: the id of an image in a project of several regions.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The id of an image is valid in one region only; in other regions, there is no image with that id.
    ///
    /// ```ecs fail
    /// project "platform" {
    ///   regions = ["eu-west-1", "eu-central-1"]
    /// }
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     image = "ami-0123456789abcdef0"
    ///   }
    /// }
    /// ```
    ///
    /// Store the id in an SSM parameter with the same path in each region, or use a param:
    ///
    /// ```ecs pass
    /// project "platform" {
    ///   regions = ["eu-west-1", "eu-central-1"]
    /// }
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     image = "/platform/image"
    ///   }
    /// }
    /// ```
    W0612 warning "image id of a single region"
}

/// The id, and how many regions the project has.
pub fn image_of_one_region(span: Span, id: &str, regions: usize, place: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{id}` exists in one region only"),
        span,
        "an image id is specific to a region",
    )
    .label(place, format!("the project is deployed to {regions} regions"))
    .help("use the path of an SSM parameter, or a param of type `image_id`")
}
