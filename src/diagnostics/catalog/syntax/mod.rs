//! Mistakes of spelling and shape: E01xx.

catalog! {
    unexpected,
}
