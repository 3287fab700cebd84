//! E0707: the path of a JSON document where that of an image id is needed.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Beside each image id, Amazon publishes a parameter with a JSON document that describes the image. CloudFormation
    /// looks the parameter up as the id of an image, and rejects the deployment if it is something else.
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
    ///     image = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended"
    ///   }
    /// }
    /// ```
    ///
    /// The id is one level below:
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
    ///     image = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"
    ///   }
    /// }
    /// ```
    E0707 error "path of a document about images"
}

/// The path of a document.
pub fn image_path_of_a_document(span: Span, path: &str) -> Diagnostic {
    let better = format!("{}/image_id", path.trim_end_matches('/'));
    Diagnostic::new(&CODE, "this parameter holds a JSON document, not the id of an image", span, "a document")
        .help("the id is in `image_id` below it")
        .fix(format!("use `{better}`"), span, format!("\"{better}\""))
}
