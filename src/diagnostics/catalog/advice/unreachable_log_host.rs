//! W0983: logs that cannot be sent to Splunk.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The log driver sends what a container writes through the network of the task, or of its instance. From private subnets of a network
    /// with `nat = none` there is no way to the internet, where Splunk Cloud is.
    ///
    /// A host in the network needs no such way. Neither does Splunk Cloud through AWS PrivateLink, which a program does not say: accept
    /// the diagnostic then.
    ///
    /// ```ecs fail
    /// network "main" {
    ///   cidr      = "10.0.0.0/16"
    ///   nat       = none
    ///   endpoints = [s3, ecr, secrets_manager]
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
    ///
    ///   logs {
    ///     driver         = splunk
    ///     options        = { splunk-url = "https://http-inputs-shop.splunkcloud.com" }
    ///     secret_options = { splunk-token = secret_value("shop/splunk") }
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// network "main" {
    ///   cidr      = "10.0.0.0/16"
    ///   nat       = none
    ///   endpoints = [s3, ecr, secrets_manager]
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
    ///
    ///   logs {
    ///     driver         = splunk
    ///     options        = { splunk-url = "https://10.0.1.20:8088" }
    ///     secret_options = { splunk-token = secret_value("shop/splunk") }
    ///   }
    /// }
    /// ```
    W0983 warning "logs that cannot be sent"
}

/// `span` is the address; `host` is its host. `network` is the reference to the network and its head, `nat` where it says that there is no
/// way out.
pub fn unreachable_log_host(
    span: Span,
    host: &str,
    (network, head): (&str, Span),
    nat: Option<Span>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{host}` cannot be reached from the tasks in `{network}`"),
        span,
        "an address of the internet",
    )
    .label(nat.unwrap_or(head), "no way to the internet")
    .help("use a Splunk inside the network, or give the network `nat = single`");
    match nat {
        Some(nat) => diagnostic.suggestion("give the network a NAT gateway", nat, "single"),
        None => diagnostic,
    }
}
