//! What cannot be read, as a diagnostic: every format has it, and what can be read is checked.

use std::path::Path;

use crate::compile::Compilation;
use crate::diagnostics::catalog::project::{invalid_configuration, unreadable_path};
use crate::project::{Failure, Position, name};
use crate::source::{Sources, Span, offset};

/// A compilation that has nothing but the failure to read a path.
pub(super) fn compilation(path: &Path, failure: &Failure) -> Compilation {
    let mut sources = Sources::default();
    let diagnostic = match failure.position() {
        Some(Position { name, text, offset }) => {
            let file = sources.add(name.as_str(), text.as_str());
            let span = Span::new(file, *offset, end_of_word(text, *offset));
            invalid_configuration(span, failure.message())
        }
        None => {
            let file = sources.add(name(path), "");
            unreadable_path(Span::new(file, 0, 0), failure.message())
        }
    };
    Compilation { sources, diagnostics: vec![diagnostic], ..Compilation::default() }
}

/// The end of the word at an offset.
fn end_of_word(text: &str, start: u32) -> u32 {
    let rest = text.get(start as usize..).unwrap_or_default();
    let is_end = |c: char| c.is_whitespace() || matches!(c, '=' | ']' | '}' | ',');
    start + offset(rest.find(is_end).unwrap_or(rest.len()))
}
