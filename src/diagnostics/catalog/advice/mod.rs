//! What deserves a second look: W06xx.

catalog! {
    spot_price,
    never_spot,
    previous_generation,
    template_needs_s3,
    unused_param,
    unused_var,
    unused_let,
    unused_existing,
    literal_secret,
    suppression_without_reason,
    unused_suppression,
    no_such_warning,
}
