//! E0973: a log driver that the instances of the cluster do not offer.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An instance offers the log drivers that the ECS agent is told of, and ECS places a task only on instances that offer the driver of all
    /// its containers. Without `logging_drivers`, those are the ones of the image: `json_file`, `syslog`, `awslogs`, `fluentd` and `none`. A
    /// service with another driver would never have a task.
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
    ///
    ///   logs {
    ///     driver         = splunk
    ///     options        = { splunk-url = "https://splunk.example.com:8088" }
    ///     secret_options = { splunk-token = secret_value("shop/splunk") }
    ///   }
    /// }
    /// ```
    ///
    /// Name the driver. The list replaces that of the image, so that the other drivers must be in it, too:
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
    ///     agent {
    ///       logging_drivers = [awslogs, splunk]
    ///     }
    ///   }
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///
    ///   logs {
    ///     driver         = splunk
    ///     options        = { splunk-url = "https://splunk.example.com:8088" }
    ///     secret_options = { splunk-token = secret_value("shop/splunk") }
    ///   }
    /// }
    /// ```
    E0973 error "log driver that instances do not offer"
}

/// The list of a cluster.
#[derive(Debug, Clone)]
pub struct Offered<'a> {
    /// The reference to the cluster.
    pub cluster: &'a str,
    /// Where the drivers are listed, or where the cluster begins that lists none.
    pub place: Span,
    /// Whether they are listed.
    pub is_written: bool,
    /// The drivers.
    pub drivers: Vec<&'a str>,
}

/// `span` says the driver, or which cluster it is. `is_here`: the list is written out where it is used.
pub fn logging_driver_not_offered(span: Span, driver: &str, offered: &Offered, is_here: bool) -> Diagnostic {
    let Offered { cluster, place, is_written, drivers } = offered;
    let all: Vec<&str> = drivers.iter().copied().chain([driver]).collect();
    let all = format!("[{}]", all.join(", "));
    let label = if *is_written {
        "the drivers that they offer"
    } else {
        "without `logging_drivers`, those of the image"
    };
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("the instances of `{cluster}` do not offer the log driver `{driver}`"),
        span,
        "no task could be placed",
    )
    .label(*place, label)
    .help(format!("write `logging_drivers = {all}` in `agent` of `instances`"));
    if *is_written && is_here {
        return diagnostic.suggestion(format!("offer `{driver}`"), *place, all);
    }
    diagnostic
}
