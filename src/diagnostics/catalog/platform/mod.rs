//! Programs that AWS would refuse, or that would not work: E05xx.

catalog! {
    description_too_long,
    template_too_large,
    too_many_entries,
    content_too_large,
    default_too_long,
}
