//! E0966: a name that no queue of SQS has.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The name of a queue has at most 80 letters, digits, hyphens and underscores; that of a FIFO queue ends with `.fifo`. It is the name
    /// alone, and neither the URL nor the ARN of the queue.
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
    /// service "worker" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/worker:v1.4"
    ///   size    = 0..8
    ///
    ///   scale {
    ///     queue {
    ///       name     = "orders queue"
    ///       per_task = 20
    ///     }
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
    /// service "worker" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/worker:v1.4"
    ///   size    = 0..8
    ///
    ///   scale {
    ///     queue {
    ///       name     = "orders"
    ///       per_task = 20
    ///     }
    ///   }
    /// }
    /// ```
    E0966 error "name that no queue has"
}

/// The name at `span`; `better` is the name in a URL or an ARN.
pub fn queue_name(span: Span, name: &str, better: Option<&str>) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("no queue is called `{name}`"), span, "the name of a queue")
            .help("write the name alone: letters, digits, `-` and `_`, at the end perhaps `.fifo`");
    match better {
        Some(better) => diagnostic.suggestion("write the name", span, format!("\"{better}\"")),
        None => diagnostic,
    }
}
