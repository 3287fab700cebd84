//! E0972: two options of a log driver of which a container can have one.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// In `blocking` mode there is no buffer: the program waits until its logs are taken, and Docker refuses a `max-buffer-size`.
    ///
    /// `awslogs-datetime-format` and `awslogs-multiline-pattern` both say where a message of several lines begins; a container can have one of
    /// them.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
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
    ///
    ///   logs {
    ///     options = { mode = "blocking", max-buffer-size = "25m" }
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
    /// cluster "app" {
    ///   network = network.main
    ///   fargate {}
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.app
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///
    ///   logs {
    ///     options = { max-buffer-size = "25m" }
    ///   }
    /// }
    /// ```
    E0972 error "options of a log driver that exclude each other"
}

/// The option `name` at `span` excludes `other`, which is at `place`. Its value is at `entry`, if the options are written out there.
pub fn log_options_disagree(
    span: Span,
    name: &str,
    (other, place): (&str, Span),
    entry: Option<Span>,
) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("`{name}` cannot be used with {other}"), span, "one of the two")
            .label(place, "the other one")
            .help("remove one of them");
    match entry {
        Some(entry) => diagnostic.removal(format!("remove `{name}`"), entry, Applicability::Unsafe),
        None => diagnostic,
    }
}
