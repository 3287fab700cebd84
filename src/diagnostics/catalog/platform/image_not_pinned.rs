//! E0900: an image without a tag or digest, or with the tag `latest`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An image without a tag, or with the tag `latest`, is another one tomorrow. Which version runs then depends on
    /// when a task was started, and the rollback of a failed deployment starts the same broken image again.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:latest"
    /// }
    /// ```
    ///
    /// Say the version, or leave it to whoever deploys:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// param tag: image_tag
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = ecr("shop/api", param.tag)
    /// }
    /// ```
    E0900 error "image without a version"
}

/// What is wrong with the version of an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// There is none, and registries take `latest`.
    Missing,
    /// It is `latest`.
    Latest,
}

/// `text` is the image or the tag at `span`.
pub fn image_not_pinned(span: Span, text: &str, version: Version) -> Diagnostic {
    let what = match version {
        Version::Missing => format!("`{text}` has no tag and no digest, which means `latest`"),
        Version::Latest => format!("`{text}` is another image whenever somebody pushes one"),
    };
    Diagnostic::new(&CODE, what, span, "a version that stays the same is needed")
        .help("give the tag of a version or a digest; `ecr(\"shop/api\", param.tag)` with `param tag: image_tag` leaves it to the deployment")
}
