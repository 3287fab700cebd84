//! Comments, the nested and the unclosed ones too.

use super::lexer::Lexer;
use super::{MAX_DEPTH, lines};
use crate::diagnostics::catalog::syntax::{too_deep, unclosed_comment};
use crate::syntax::ast::Comment;

/// Which `/*` has which `*/`, from the first unclosed one on: offsets of the opening marks, in order, with the end of the comment.
#[derive(Debug)]
pub(super) struct Pairs(Vec<(usize, usize)>);

impl Lexer<'_> {
    /// `# ...` or `// ...`
    pub(super) fn line_comment(&mut self) {
        let start = self.at;
        self.at = lines::line_end(self.source, start);
        let text = self.source.get(start..self.at).unwrap_or_default().trim_end_matches('\r');
        let doc = text.starts_with("///") && !text.starts_with("////");
        let span = self.span(start..start + text.len());
        self.lexed.comments.push(Comment { span, doc });
    }

    /// `/* ... */`
    pub(super) fn block_comment(&mut self) {
        let start = self.at;
        // Once a comment was unclosed, all to the end of the text is known: it must not be searched again for each opening mark.
        if let Some(pairs) = &self.comment_pairs {
            let Some(end) = pairs.end_of(start) else { return self.unclosed(start) };
            self.at = end;
            // How deep it is nested is not known here, and the grammar recurses.
            self.lexed.damage.blank(start..end);
        } else {
            let Some((end, depth)) = close(self.source, start) else { return self.unclosed(start) };
            self.at = end;
            if depth > MAX_DEPTH {
                self.report(too_deep::comment(self.span(start..start + 2), MAX_DEPTH));
                self.lexed.damage.blank(start..end);
            }
        }
        self.lexed.comments.push(Comment { span: self.span(start..self.at), doc: false });
    }

    /// The comment ends with its line, so that the rest of the file can be read.
    fn unclosed(&mut self, start: usize) {
        if self.comment_pairs.is_none() {
            self.comment_pairs = Some(Pairs::from(self.source, start));
        }
        let line = self.source.get(..lines::line_end(self.source, start)).unwrap_or_default();
        let end = line.trim_end_matches('\r').len();
        self.report(unclosed_comment(self.span(start..start + 2)));
        self.lexed.damage.blank(start..end);
        self.at = end;
    }
}

/// Where the comment ends that begins at `start`, and how deep others are nested in it.
pub(super) fn close(source: &str, start: usize) -> Option<(usize, usize)> {
    let (mut depth, mut deepest) = (0_usize, 0);
    for (at, opens) in delimiters(source, start) {
        if opens {
            depth += 1;
            deepest = deepest.max(depth);
        } else {
            depth -= 1;
            if depth == 0 {
                return Some((at + 2, deepest));
            }
        }
    }
    None
}

/// The `/*` (true) and `*/` (false) from `start` on.
fn delimiters(source: &str, start: usize) -> impl Iterator<Item = (usize, bool)> {
    let bytes = source.as_bytes();
    let mut at = start;
    std::iter::from_fn(move || {
        loop {
            let pair = bytes.get(at..at + 2)?;
            at += 1;
            if pair == b"/*" || pair == b"*/" {
                at += 1;
                return Some((at - 2, pair == b"/*"));
            }
        }
    })
}

impl Pairs {
    fn from(source: &str, start: usize) -> Self {
        let (mut open, mut pairs) = (Vec::new(), Vec::new());
        for (at, opens) in delimiters(source, start) {
            if opens {
                open.push(at);
            } else if let Some(opening) = open.pop() {
                pairs.push((opening, at + 2));
            }
        }
        pairs.sort_unstable();
        Self(pairs)
    }

    fn end_of(&self, start: usize) -> Option<usize> {
        let index = self.0.binary_search_by_key(&start, |&(open, _)| open).ok()?;
        self.0.get(index).map(|&(_, end)| end)
    }
}
