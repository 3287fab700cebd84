//! E0971: a value that the log driver does not take.

use crate::diagnostics::{Diagnostic, did_you_mean};
use crate::source::Span;

declare! {
    /// The log driver reads its options when a container starts, and a container whose driver cannot read one does not start.
    ///
    /// `mode` is `blocking` or `non-blocking`, `splunk-format` is `inline`, `json` or `raw`, and `splunk-gzip-level` a number from -1 to 9.
    /// `max-buffer-size` is a number of bytes, of kilobytes with `k`, of megabytes with `m` and of gigabytes with `g`. `splunk-url` is
    /// scheme, host and port, without a path.
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
    ///     options = { mode = "nonblocking", max-buffer-size = "25m" }
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
    ///     options = { mode = "non-blocking", max-buffer-size = "25m" }
    ///   }
    /// }
    /// ```
    E0971 error "value of an option of a log driver"
}

/// The value `text` of the option `name` at `span`; `wanted` is what it takes, `words` those that it can be.
pub fn log_option_value(span: Span, name: &str, text: &str, wanted: &str, words: &[&str]) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("`{name}` cannot be `{text}`"), span, format!("not {wanted}"));
    match did_you_mean(text, words.iter().copied()) {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")).suggestion(
            format!("use `{nearest}`"),
            span,
            format!("\"{nearest}\""),
        ),
        None => diagnostic.help(format!("write {wanted}")),
    }
}
