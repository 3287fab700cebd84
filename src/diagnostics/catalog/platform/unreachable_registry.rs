//! E0958: an image of a registry that tasks cannot reach.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A task on Fargate pulls its image through the network in which it runs. From private subnets of a network with `nat = none` there is
    /// no way to the internet: only images of ECR arrive, through the endpoints of `ecr` and `s3`.
    ///
    /// ```ecs fail
    /// network "main" {
    ///   cidr      = "10.0.0.0/16"
    ///   nat       = none
    ///   endpoints = [s3, ecr, logs]
    /// }
    ///
    /// cluster "app" {
    ///   network = network.main
    ///   fargate {}
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.app
    ///   image   = "ghcr.io/shop/api:v1.4"
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// network "main" {
    ///   cidr      = "10.0.0.0/16"
    ///   nat       = none
    ///   endpoints = [s3, ecr, logs]
    /// }
    ///
    /// cluster "app" {
    ///   network = network.main
    ///   fargate {}
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.app
    ///   image   = ecr("shop/api", "v1.4")
    /// }
    /// ```
    E0958 error "image of a registry that cannot be reached"
}

/// `span` is the image; `registry` is its registry, `network` the reference and the place that says there is no way out.
pub fn unreachable_registry(span: Span, registry: &str, (network, place): (&str, Span)) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{registry}` cannot be reached from the tasks in `{network}`"),
        span,
        "an image of the internet",
    )
    .label(place, "no way to the internet")
    .help("copy the image to ECR, and name it with `ecr(...)`, or give the network `nat = single`")
}
