//! W0836: a public address where it has no use, or none where it is needed.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An address is of use only in a public subnet, which has a route to an internet gateway. Without one, an instance in such a
    /// subnet reaches neither ECS nor a registry, unless the VPC has endpoints for them: it never becomes ready.
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
    ///     public_address = true
    ///   }
    /// }
    /// ```
    ///
    /// Run the instances in public subnets, where an address is the default:
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
    ///   subnets = public
    /// }
    /// ```
    W0836 warning "public address of the wrong subnet"
}

/// `public_address = true` in private subnets; `subnets` is where the program says so, if it does.
pub fn address_of_a_subnet(span: Span, subnets: Option<Span>) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "a public address cannot be reached in a private subnet",
        span,
        "an address without a route",
    )
    .label_at(subnets, "the private subnets")
    .help("write `subnets = public` in the cluster, or remove `public_address`")
}

/// `public_address = false` in public subnets.
pub fn without_address(span: Span, subnets: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "without a public address, an instance in a public subnet may not reach ECS",
        span,
        "only through endpoints of the VPC",
    )
    .label(subnets, "the public subnets")
    .help("make sure that the VPC has endpoints for ECS, ECR, S3, CloudFormation and CloudWatch Logs")
}
