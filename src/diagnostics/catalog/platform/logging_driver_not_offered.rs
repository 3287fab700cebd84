//! E0973: a log driver that the instances of the cluster do not offer.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An instance offers the log drivers that the ECS agent is told of, and ECS places a task only on instances that offer the driver of all
    /// its containers. Without `logging_drivers`, those are the ones of the image: `json_file`, `syslog`, `awslogs`, `fluentd` and `none`. A
    /// service with another driver would never have a task. Of a cluster of another program, the manifest says which they are.
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

/// What says which drivers the instances offer.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    /// The list of the cluster.
    List(Span),
    /// The cluster, which has no list.
    Cluster(Span),
    /// The manifest of another program.
    Manifest(Span),
}

/// What the instances of a cluster offer.
#[derive(Debug, Clone)]
pub struct Offered<'a> {
    /// The reference to the cluster.
    pub cluster: &'a str,
    /// What says so.
    pub place: Place,
    /// The drivers.
    pub drivers: Vec<&'a str>,
}

/// `span` says the driver, or which cluster it is. `is_here`: the list is written out where it is used.
pub fn logging_driver_not_offered(span: Span, driver: &str, offered: &Offered, is_here: bool) -> Diagnostic {
    let Offered { cluster, place, drivers } = offered;
    let known = drivers.join(", ");
    let all = format!("[{known}, {driver}]");
    let message = format!("the instances of `{cluster}` do not offer the log driver `{driver}`");
    let diagnostic = Diagnostic::new(&CODE, message, span, "no task could be placed");
    let write = format!("write `logging_drivers = {all}` in `agent` of `instances`");
    match *place {
        Place::List(list) => {
            let diagnostic = diagnostic.label(list, "the drivers that they offer").help(write);
            if is_here { diagnostic.suggestion(format!("offer `{driver}`"), list, all) } else { diagnostic }
        }
        Place::Cluster(cluster) => {
            diagnostic.label(cluster, "without `logging_drivers`, those of the image").help(write)
        }
        Place::Manifest(manifest) => diagnostic
            .label(manifest, format!("they offer {known}"))
            .help(format!("use one of these, or {write} of the program that has the cluster")),
    }
}
