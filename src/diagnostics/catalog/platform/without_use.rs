//! E0952: an attribute of a workload that means nothing where its tasks run.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// Some attributes only mean something on instances, or on Fargate: `memory_limit`, `placement` and `host_port` are about
    /// the instances that a task shares with others, `spot` is about Fargate.
    ///
    /// Others only mean something with one kind of network. With `network_mode = awsvpc`, each task has an address in
    /// `subnets`, and a security group with the rules of `allow`; with `bridge` and `host` it has the address and the security group of its
    /// instance. A `host_port` is a choice with `bridge` only: with the others, the port of the container is the port.
    ///
    /// With `driver = splunk` there is no log group of the tasks, which `retention`, `key` and `on_delete` of `logs` are about.
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
    ///   port    = 8080
    ///
    ///   allow {
    ///     from = "10.0.0.0/8"
    ///     port = 8080
    ///   }
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
    /// }
    ///
    /// service "api" {
    ///   cluster      = cluster.web
    ///   image        = "ghcr.io/shop/api:v1.4"
    ///   port         = 8080
    ///   network_mode = awsvpc
    ///
    ///   allow {
    ///     from = "10.0.0.0/8"
    ///     port = 8080
    ///   }
    /// }
    /// ```
    E0952 error "attribute without a use", hidden_by: BrokenBlock
}

/// Why an attribute has no use.
#[derive(Debug, Clone, Copy)]
pub struct Because<'a> {
    /// With what: `` `network_mode = bridge` ``.
    pub with: &'a str,
    /// Where that is written, and what is said of it; none of a default.
    pub place: Option<(Span, &'a str)>,
    /// What it would have a use with.
    pub instead: &'a str,
}

/// `attribute` at `span`, or the nested block of which that is the head.
pub fn without_use(span: Span, attribute: &str, because: Because) -> Diagnostic {
    let Because { with, place, instead } = because;
    Diagnostic::new(&CODE, format!("`{attribute}` has no use with {with}"), span, "means nothing here")
        .label_at(place.map(|(place, _)| place), place.map_or("", |(_, label)| label))
        .help(instead.to_owned())
        .removal(format!("remove `{attribute}`"), span, Applicability::Unsafe)
}

/// `span` is a directory of the instance that a task on Fargate mounts. Without it the mount would have no source.
pub fn host_directory(span: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "`host` has no use with Fargate",
        span,
        "there is no instance whose directory it could be",
    )
    .help("mount a `volume`, or a `scratch` directory, which the containers of the task share")
}
