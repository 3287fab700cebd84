//! W0891: a topic without subscriptions.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Nobody gets what is published to a topic without subscriptions.
    ///
    /// ```ecs fail
    /// alerts "ops" {}
    ///
    /// project "shop" {
    ///   alerts = alerts.ops
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// alerts "ops" {
    ///   email = ["ops@example.com"]
    /// }
    ///
    /// project "shop" {
    ///   alerts = alerts.ops
    /// }
    /// ```
    ///
    /// Where somebody subscribes to it in another way, such as a chat application, say so:
    ///
    /// ```ecs pass
    /// # ecsc-allow W0891: the chat application subscribes itself
    /// alerts "ops" {}
    ///
    /// project "shop" {
    ///   alerts = alerts.ops
    /// }
    /// ```
    W0891 warning "nobody is subscribed"
}

/// The head of the alerts.
pub fn nobody_subscribed(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("nobody is subscribed to `{name}`"), span, "a topic without subscriptions")
        .help("list addresses in `email`, or URLs in `https`")
}
