//! What must be known about a text before it is parsed: its comments, and whether brackets, strings and heredocs are whole.

use std::borrow::Cow;

use crate::diagnostics::Sink;
use crate::syntax::ast::Comment;
use crate::text::{FileId, Span};

/// A text that the grammar can read, with the way back to the source.
#[derive(Debug)]
pub(super) struct Scan<'s> {
    /// The source, or a mended copy of it.
    pub(super) text: Cow<'s, str>,
    /// All comments in order.
    pub(super) comments: Vec<Comment>,
}

/// Scans a source text.
pub(super) fn scan<'s>(source: &'s str, file: FileId, _sink: &mut Sink) -> Scan<'s> {
    let bytes = source.as_bytes();
    let mut comments = Vec::new();
    let mut at = 0;
    let mut string = false;
    while let Some(&byte) = bytes.get(at) {
        let rest = source.get(at..).unwrap_or_default();
        let start = at;
        if string {
            at += if byte == b'\\' { 2 } else { 1 };
            string = byte != b'"' && byte != b'\n';
            continue;
        }
        match byte {
            b'"' => {
                string = true;
                at += 1;
            }
            b'#' | b'/' if byte == b'#' || rest.starts_with("//") => {
                at += rest.find('\n').unwrap_or(rest.len());
                let doc = rest.starts_with("///") && !rest.starts_with("////");
                comments.push(Comment { span: Span::from_range(file, start..at), doc });
            }
            _ => at += 1,
        }
    }
    Scan { text: Cow::Borrowed(source), comments }
}

impl Scan<'_> {
    /// The place in the source of an offset in the text.
    pub(super) fn origin(&self, at: usize) -> usize {
        at
    }
}
