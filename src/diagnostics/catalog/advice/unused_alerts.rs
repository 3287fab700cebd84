//! W0892: alerts that no block notifies.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A block has alarms only if it says who is notified of them.
    ///
    /// ```ecs fail
    /// alerts "ops" {
    ///   email = ["ops@example.com"]
    /// }
    ///
    /// project "shop" {
    /// }
    /// ```
    ///
    /// `alerts` of the project counts for all blocks:
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
    W0892 warning "unused `alerts` block"
}

/// No block notifies the alerts `name`, whose head is at `span`.
pub fn unused_alerts(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("nothing notifies `alerts.{name}`"), span, "unused")
        .help(format!("write `alerts = alerts.{name}` in `project`, or in the blocks whose alarms go there"))
}
