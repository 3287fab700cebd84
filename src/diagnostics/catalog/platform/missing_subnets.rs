//! E0539: a network, given by ids, without the public or private subnets that a block needs.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An internet-facing load balancer is in public subnets; instances, volumes and internal load balancers
    /// are in private subnets by default. A network that is given by its ids has only the subnets that are
    /// listed.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   vpc             = "vpc-0123456789abcdef0"
    ///   private_subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///
    ///   http {}
    /// }
    /// ```
    ///
    /// List these subnets too:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   vpc             = "vpc-0123456789abcdef0"
    ///   private_subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    ///   public_subnets  = ["subnet-0123456789abcdef2", "subnet-0123456789abcdef3"]
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///
    ///   http {}
    /// }
    /// ```
    E0539 error "missing subnets of a network", hidden_by: BrokenBlock
}

/// `user` is what needs them: `listener.public`; `tier` is `public` or `private`.
pub fn missing_subnets(span: Span, user: &str, tier: &str, network: &str, head: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{user}` needs {tier} subnets, but `network.{network}` lists none"),
        span,
        format!("uses {tier} subnets"),
    )
    .label(head, format!("no `{tier}_subnets`"))
    .help(format!("list them in the network: `{tier}_subnets = [\"subnet-...\", \"subnet-...\"]`"))
}
