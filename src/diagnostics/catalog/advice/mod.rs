//! What deserves a second look: W06xx.

catalog! {
    template_needs_s3,
    suppression_without_reason,
    unused_suppression,
    no_such_warning,
}
