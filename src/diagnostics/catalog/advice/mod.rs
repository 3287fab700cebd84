//! What deserves a second look: W06xx.

catalog! {
    suppression_without_reason,
    unused_suppression,
    no_such_warning,
}
