//! Comments, the nested and the unclosed ones too.

use super::token::TokenKind;
use super::{Lexer, lines};

/// Which `/*` has which `*/`, from the first unclosed one on: offsets of the opening marks, in order, with the end of the comment.
#[derive(Debug)]
pub(super) struct CommentPairs(Vec<(usize, usize)>);

impl Lexer<'_> {
    /// `# ...` or `// ...`
    pub(super) fn line_comment(&mut self) {
        let line = self.text.get(self.at..lines::line_end(self.text, self.at)).unwrap_or_default();
        // The CR is of the line end: `Newline` includes the CRs before its LF.
        let text = line.trim_end_matches('\r');
        let doc = text.starts_with("///") && !text.starts_with("////");
        self.push(if doc { TokenKind::DocComment } else { TokenKind::LineComment }, text.len());
    }

    /// `/* ... */`
    pub(super) fn block_comment(&mut self) {
        let line_end = lines::line_end(self.text, self.at);
        // In a string it does not leave its line, in a heredoc not its content.
        let limit = if self.is_in_string() { line_end } else { self.limit.min(self.text.len()) };
        match self.end_of_comment(limit) {
            Some(end) => self.push_to(TokenKind::BlockComment, end),
            // It ends with its line, so that the rest of the file can be read.
            None => {
                let line = self.text.get(..line_end).unwrap_or_default();
                self.push_to(TokenKind::UnclosedComment, line.trim_end_matches('\r').len());
                if self.is_in_string() {
                    self.unclosed_string();
                }
            }
        }
    }

    fn end_of_comment(&mut self, limit: usize) -> Option<usize> {
        // Once a comment was unclosed, all to the end of the text is known: it must not be searched again for each opening mark.
        if let Some(pairs) = &self.comment_pairs {
            return pairs.end_of(self.at).filter(|&end| end <= limit);
        }
        let end = self.text.get(..limit).and_then(|text| close(text, self.at));
        if end.is_none() {
            // Without this a file of many `/*` would be searched to its end once for each of them.
            self.comment_pairs = Some(CommentPairs::from(self.text, self.at));
        }
        end
    }
}

/// How deep comments are nested in a comment, itself counted.
pub fn depth(comment: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for (_, opens) in delimiters(comment, 0) {
        depth = if opens { depth + 1 } else { depth.saturating_sub(1) };
        deepest = deepest.max(depth);
    }
    deepest
}

/// Where the comment ends that begins at `start`.
fn close(text: &str, start: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, opens) in delimiters(text, start) {
        depth = if opens { depth + 1 } else { depth.saturating_sub(1) };
        if depth == 0 {
            return Some(at + 2);
        }
    }
    None
}

/// The `/*` (true) and `*/` (false) from `start` on.
fn delimiters(text: &str, start: usize) -> impl Iterator<Item = (usize, bool)> {
    let bytes = text.as_bytes();
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

impl CommentPairs {
    fn from(text: &str, start: usize) -> Self {
        let (mut open, mut pairs) = (Vec::new(), Vec::new());
        for (at, opens) in delimiters(text, start) {
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
