//! The canonical form, by examples.

mod broken;
mod comments;
mod edits;
mod layout;
mod lines;

use super::{Dialect, format};

/// A text without a mistake becomes another, which stays.
#[track_caller]
fn becomes(before: &str, after: &str) {
    let formatted = format(before, Dialect::Program);
    assert!(formatted.whole, "the text has mistakes:\n{before}");
    assert_eq!(formatted.text, after, "\n--- found\n{}--- expected\n{after}", formatted.text);
    assert_eq!(format(after, Dialect::Program).text, after, "formatting again changes it");
}

/// A text is as it should be.
#[track_caller]
fn stays(text: &str) {
    becomes(text, text);
}
