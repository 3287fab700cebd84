//! E0955: a workload that is to run where its cluster has nothing.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// A cluster runs tasks on Fargate with a block `fargate`, and on instances unless it has that block and no `instances`.
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
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   runs_on = fargate
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   fargate {}
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    /// }
    /// ```
    E0955 error "cluster without what a workload runs on"
}

/// `span` is `runs_on`. `cluster` is a reference and its head; `wants_fargate`: that is what it lacks.
pub fn launch_type_missing(span: Span, (cluster, head): (&str, Span), wants_fargate: bool) -> Diagnostic {
    let (lacks, block) =
        if wants_fargate { ("Fargate", "fargate {}") } else { ("instances", "instances {}") };
    Diagnostic::new(&CODE, format!("`{cluster}` has no {lacks}"), span, format!("asks for {lacks}"))
        .label(head, format!("without `{block}`"))
        .help(format!("add `{block}` to the cluster, or remove `runs_on`"))
        .removal("run where the cluster can", span, Applicability::Unsafe)
}

/// The cluster is of another program, which is said at `place`.
pub fn of_another_program(span: Span, (cluster, place): (&str, Span), wants_fargate: bool) -> Diagnostic {
    let (lacks, has) = if wants_fargate { ("Fargate", "instances") } else { ("instances", "Fargate") };
    Diagnostic::new(&CODE, format!("`{cluster}` has no {lacks}"), span, format!("asks for {lacks}"))
        .label(place, format!("has {has} alone"))
        .help("remove `runs_on`")
        .removal("run where the cluster can", span, Applicability::Unsafe)
}
