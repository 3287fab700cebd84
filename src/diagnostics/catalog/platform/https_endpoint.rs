//! E0858: an endpoint that is not an HTTPS URL.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Messages are posted to URLs that begin with `https://`. Without TLS, anyone on the network
    /// path could read them.
    ///
    /// ```ecs fail
    /// alerts "ops" {
    ///   https = ["http://hooks.example.com/alarms"]
    /// }
    ///
    /// project "shop" {
    ///   alerts = alerts.ops
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// alerts "ops" {
    ///   https = ["https://hooks.example.com/alarms"]
    /// }
    ///
    /// project "shop" {
    ///   alerts = alerts.ops
    /// }
    /// ```
    E0858 error "endpoint that is not an HTTPS URL"
}

/// A string that is not such a URL.
pub fn https_endpoint(span: Span, text: &str) -> Diagnostic {
    let label = "expected a URL that begins with `https://`";
    let diagnostic = Diagnostic::new(&CODE, format!("`{text}` is not an HTTPS URL"), span, label);
    if text.contains('@') && !text.contains('/') {
        diagnostic.help("e-mail addresses are listed in `email`")
    } else {
        diagnostic
    }
}
