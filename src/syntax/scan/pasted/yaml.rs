//! YAML and JSON between declarations, and YAML in a block.

use super::super::lines;
use super::super::reader::Reader;
use crate::diagnostics::catalog::syntax::pasted_document;
use crate::lexer::{Token, TokenKind};

impl Reader<'_> {
    /// Lines of YAML that begin at an offset.
    pub(super) fn yaml(&mut self, at: usize) -> bool {
        let rest = self.source.get(at..).unwrap_or_default();
        let first = rest.lines().next().unwrap_or_default();
        let Some(value) = key(first) else { return false };
        let margin = self.is_at_margin(at);
        let end = lines::end_of_indented(self.source, at);
        let nested = self.source.get(at..end).unwrap_or_default();
        let mut below = nested.lines().skip(1).map(str::trim_start).filter(|line| !line.is_empty());
        // A list in a block is one value that is written otherwise.
        let has_lines =
            below.next().is_some_and(|line| key(line).is_some() || margin && line.starts_with("- "));
        let no_code = !nested.contains(['=', '{']);
        let is_nested = value.is_empty() && has_lines && no_code;
        let name = at..at + first.find(':').unwrap_or(first.len());
        if !margin {
            if is_nested {
                let text = self.source.get(name.clone()).unwrap_or_default();
                let diagnostic = pasted_document::yaml_in_block(self.span(name), self.last_of(at..end), text);
                self.leave_out(at..end, diagnostic);
            }
            return is_nested;
        }
        let end = self.end_of_yaml(at);
        if !is_nested && !is_yaml(self.source.get(at..end).unwrap_or_default()) {
            return false;
        }
        let diagnostic = pasted_document(self.span(name), self.last_of(at..end), "YAML");
        self.leave_out(at..end, diagnostic);
        true
    }

    /// Where the lines of YAML end that begin at the first column: before the first line that cannot be one.
    fn end_of_yaml(&self, at: usize) -> usize {
        let mut end = at;
        let mut start = at;
        for line in self.source.get(at..).unwrap_or_default().split_inclusive('\n') {
            let text = line.trim_end();
            let belongs = text.is_empty()
                || text.starts_with([' ', '\t', '#'])
                || text == "---"
                || text.starts_with("- ")
                || key(text).is_some();
            if !belongs {
                break;
            }
            if !text.is_empty() && !text.starts_with('#') {
                end = start + text.len();
            }
            start += line.len();
        }
        end
    }

    /// `{ "a": 1 }` or `---` between declarations.
    pub(super) fn document(&mut self, token: Token) -> bool {
        let start = token.range().start;
        if token.kind == TokenKind::Minus {
            let line = self.source.get(start..lines::line_end(self.source, start)).unwrap_or_default();
            if line.trim_end() != "---" {
                return false;
            }
            let end = self.end_of_yaml(start);
            let diagnostic = pasted_document(self.span(start..start + 3), self.last_of(start..end), "YAML");
            self.leave_out(start..end, diagnostic);
            return true;
        }
        let white = |token: &Token| !matches!(token.kind, TokenKind::Whitespace | TokenKind::Newline);
        let mut inside = self.tokens.from(self.index + 1).filter(white);
        let is_key = inside.next().is_some_and(|first| first.kind == TokenKind::StringStart)
            && inside.next().is_some_and(|text| text.kind == TokenKind::StringText)
            && inside.next().is_some_and(|end| end.kind == TokenKind::StringEnd)
            && inside.next().is_some_and(|colon| colon.kind == TokenKind::Colon);
        drop(inside);
        if !is_key {
            return false;
        }
        let end = self.closing(self.index).unwrap_or_else(|| self.source.trim_end().len());
        let diagnostic = pasted_document(self.span(token.range()), self.last_of(start..end), "JSON");
        self.leave_out(start..end, diagnostic);
        true
    }
}

/// What follows `key:` on a line of YAML.
fn key(line: &str) -> Option<&str> {
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let (name, rest) = line.split_once(':')?;
    let is_key = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(word);
    let is_value = rest.trim_end().is_empty() || rest.starts_with(' ');
    (is_key && is_value && !rest.contains('=')).then(|| rest.trim())
}

/// Whether lines at the first column are YAML and not `zones: int`, which only lacks its keyword.
fn is_yaml(text: &str) -> bool {
    let values: Vec<&str> =
        text.lines().filter(|line| !line.starts_with([' ', '\t'])).filter_map(key).collect();
    let is_type = |value: &&str| {
        !value.is_empty()
            && value.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '_' | '<' | '>' | '?' | '|' | ' '))
    };
    values.len() > 1 && !values.iter().all(is_type)
}
