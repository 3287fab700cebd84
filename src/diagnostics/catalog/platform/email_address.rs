//! E0857: an invalid e-mail address.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// SNS sends a message to each address in which the subscription must be confirmed. It refuses what is not an
    /// address.
    ///
    /// ```ecs fail
    /// alerts "ops" {
    ///   email = ["ops"]
    /// }
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
    E0857 error "invalid e-mail address"
}

/// A string that is not an address.
pub fn email_address(span: Span, text: &str) -> Diagnostic {
    let label = "expected one address, such as `ops@example.com`";
    let diagnostic = Diagnostic::new(&CODE, format!("`{text}` is not an e-mail address"), span, label);
    if text.starts_with("https://") {
        diagnostic.help("URLs are listed in `https`")
    } else if text.contains([',', ';']) {
        diagnostic.help("each address is an element of the list")
    } else {
        diagnostic
    }
}
