//! E0967: an option that the log driver does not have.

use crate::diagnostics::{Diagnostic, did_you_mean, list};
use crate::source::Span;

declare! {
    /// ECS refuses a task definition with an option of `awslogs` that it does not know, and Docker does not start a container whose log
    /// driver has an unknown option. `mode` and `max-buffer-size` are for all drivers; the others are those of
    /// [Docker](https://docs.docker.com/engine/logging/drivers/splunk/) for `splunk`, and `awslogs-datetime-format` and
    /// `awslogs-multiline-pattern` for `awslogs`.
    ///
    /// On Fargate another program takes the logs: the tag is called `splunk-tag` there, and `labels-regex` and
    /// `splunk-index-acknowledgment` are unknown.
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
    ///     driver         = splunk
    ///     options        = { splunk-url = "https://splunk.example.com:8088", splunk-sourceType = "api" }
    ///     secret_options = { splunk-token = secret_value("shop/splunk") }
    ///   }
    /// }
    /// ```
    ///
    /// Use a name that the driver knows:
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
    ///     driver         = splunk
    ///     options        = { splunk-url = "https://splunk.example.com:8088", splunk-sourcetype = "api" }
    ///     secret_options = { splunk-token = secret_value("shop/splunk") }
    ///   }
    /// }
    /// ```
    E0967 error "unknown option of a log driver"
}

/// A driver, and the options that it takes.
#[derive(Debug, Clone, Copy)]
pub struct Taker<'a> {
    /// `splunk`
    pub driver: &'a str,
    /// Whether its tasks run on Fargate, where that changes the options.
    pub is_on_fargate: bool,
    /// What can be written, and is not.
    pub left: &'a [&'a str],
    /// What the option is called in this driver, if another one has it.
    pub renamed: Option<&'a str>,
    /// Another driver that has the option.
    pub other: Option<&'a str>,
}

/// The option `name` at `span`.
pub fn unknown_log_option(span: Span, name: &str, taker: Taker) -> Diagnostic {
    let Taker { driver, is_on_fargate, left, renamed, other } = taker;
    let place = if is_on_fargate { " on Fargate" } else { "" };
    let message = format!("`{driver}` has no option `{name}`{place}");
    let diagnostic = Diagnostic::new(&CODE, message, span, "unknown option");
    if let Some(other) = other {
        return diagnostic.help(format!("it is an option of `driver = {other}`"));
    }
    match renamed.or_else(|| did_you_mean(name, left.iter().copied())) {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")).suggestion(
            format!("use `{nearest}`"),
            span,
            nearest.to_string(),
        ),
        None => diagnostic.help(format!("there are {}", list(left, "and", left.len()))),
    }
}
