//! W0612: the id of an image in a project of several regions.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The id of an image is valid in one region; in the others there is no image of that id, or another one.
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
    /// Keep the id in an SSM parameter of the same path in each region, or make it a param:
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
    W0612 warning "image of one region"
}

/// The id, and how many regions the project has.
pub fn image_of_one_region(span: Span, id: &str, regions: usize, place: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{id}` exists in one region"), span, "the id of one region's image")
        .label(place, format!("the project is deployed to {regions} regions"))
        .help("give the path of an SSM parameter, or make it a param of type `image_id`")
}
