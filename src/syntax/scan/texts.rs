//! Strings and heredocs: whether they and their interpolations are whole, and of this language.

use std::ops::Range;

use super::quotes::{MissingQuote, missing_quote};
use super::reader::{Mark, MarkKind, Reader, is_too_deep};
use super::{MAX_DEPTH, lines};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::syntax::{
    foreign_operator, heredoc_end, heredoc_opening, line_break_in_string, shell_expansion, stray_bracket,
    too_deep, unclosed_bracket, unclosed_comment, unclosed_heredoc, unclosed_interpolation,
    unclosed_string::{self, unclosed_string},
};
use crate::lexer::{self, Token, TokenKind};
use crate::source::Span;
use crate::syntax::ast::Comment;

/// What is open inside a string or heredoc.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// `"`
    String(usize),
    /// `<<END`
    Heredoc,
    /// `${`
    Interpolation(usize),
    /// A bracket in an interpolation.
    Bracket(u8, usize),
}

/// A string or heredoc while it is read.
#[derive(Debug)]
struct Text {
    /// Whether it is a string.
    is_string: bool,
    /// What is open, the text itself first.
    open: Vec<Open>,
    /// How many of these are interpolations and brackets.
    depth: usize,
    /// The most that `depth` was.
    deepest: usize,
    /// Where the current interpolation begins.
    start: usize,
    /// Where its first line ends, and what is open there.
    line_break: Option<(usize, Open)>,
    /// The comments in it, kept apart until it is certain that it is whole.
    comments: Vec<Comment>,
}

/// How a string or heredoc ends.
enum End {
    /// As it should: with this token.
    Closed(Token),
    /// The text itself has no end, but here it was meant to.
    Unclosed(Token),
    /// Something in one of its interpolations has no end.
    Broken(Box<Diagnostic>),
}

impl Reader<'_> {
    /// `"..."` in code.
    pub(super) fn string(&mut self) {
        let (Some(start), first) = (self.next(), self.index) else { return };
        self.index += 1;
        // Most strings are plain. They need no stack and allocate nothing.
        while let Some(TokenKind::StringText | TokenKind::Escape) = self.tokens.kind(self.index) {
            self.index += 1;
        }
        if self.tokens.kind(self.index) == Some(TokenKind::StringEnd) {
            self.index += 1;
            return;
        }
        let before = (self.read.comments.len(), self.found.len(), self.read.damage.len());
        let mut text = Text::new(Open::String(start.range().start), start.range().start);
        match self.text_of(&mut text) {
            End::Closed(end) => self.mark_text(start, end, text.deepest),
            // What was found in it is forgotten: the lines behind it are read as code.
            End::Unclosed(end) => {
                self.forget_since(before);
                self.unclosed_string(start, end);
            }
            End::Broken(diagnostic) => {
                self.forget_since(before);
                self.report(*diagnostic);
                let end = self.skip_string(first);
                self.read.damage.mask(start.range().start..end);
            }
        }
    }

    /// `<<END` or `<<-END`
    pub(super) fn heredoc(&mut self) {
        let (Some(start), first) = (self.next(), self.index) else { return };
        // The end is found first: whatever is wrong with the opening or with the end tag, the
        // content is then masked as a whole, and not read as code.
        let end = self.skip_heredoc(first);
        let range = start.range().start..end;
        let tag = lexer::heredoc_tag(self.text(start));
        let line = self.source.get(end..lines::line_end(self.source, end)).unwrap_or_default().trim_end();
        if start.kind == TokenKind::ForeignHeredocStart {
            let indented = self.text(start).get(2..).is_some_and(|text| text.starts_with(['-', '~']));
            let correction = format!("{}{tag}", if indented { "<<-" } else { "<<" });
            self.report(heredoc_opening(self.span(start.range()), &correction));
        } else if self.tokens.kind(self.index - 1) == Some(TokenKind::UnclosedHeredoc) {
            self.report(unclosed_heredoc(self.span(start.range()), tag));
        } else if !line.is_empty() {
            let rest = self.span(end..end + line.len());
            self.report(heredoc_end(rest, line.trim_start(), self.span(start.range())));
        } else {
            return self.heredoc_content(start, first);
        }
        self.read.damage.mask(range);
    }

    /// What stands in a heredoc that has an end.
    fn heredoc_content(&mut self, start: Token, first: usize) {
        self.index = first + 1;
        let mut text = Text::new(Open::Heredoc, start.range().start);
        match self.text_of(&mut text) {
            End::Closed(end) | End::Unclosed(end) => {
                let range = start.range().start..end.range().end;
                // This control character marks end tags in the text that the grammar gets. One from
                // the source would end the heredoc early; it was reported with the other controls.
                if self.source.get(range.clone()).is_some_and(|text| text.contains('\u{2}')) {
                    return self.read.damage.mask(range);
                }
                self.mark_text(start, end, text.deepest);
            }
            End::Broken(diagnostic) => {
                self.report(*diagnostic);
                let end = self.skip_heredoc(first);
                self.read.damage.mask(start.range().start..end);
            }
        }
    }

    fn mark_text(&mut self, start: Token, end: Token, depth: usize) {
        if depth > 0 {
            let kind = MarkKind::Text { end: end.range().end, depth };
            self.read.marks.push(Mark { kind, at: start.range().start });
        }
    }

    fn forget_since(&mut self, (comments, found, damage): (usize, usize, usize)) {
        self.read.comments.truncate(comments);
        self.found.truncate(found);
        self.read.damage.truncate(damage);
    }

    /// Steps behind the end of the string whose opening quote has this index; gives where that is.
    fn skip_string(&mut self, index: usize) -> usize {
        let mut depth = 0_usize;
        self.index = index;
        while let Some(token) = self.next() {
            self.index += 1;
            match token.kind {
                TokenKind::StringStart => depth += 1,
                TokenKind::StringEnd => depth -= 1,
                // The lexer has ended the outermost string here, with all the others that are open.
                TokenKind::UnclosedString | TokenKind::UnclosedInterpolation => depth = 0,
                _ => {}
            }
            if depth == 0 {
                return self.end_without_blanks(token);
            }
        }
        self.source.len()
    }

    /// Where something ends that has no end: before the blanks.
    fn end_without_blanks(&self, end: Token) -> usize {
        self.source.get(..end.range().end).unwrap_or_default().trim_end().len()
    }

    /// Steps behind the end of the heredoc whose opening has this index; gives where that is.
    fn skip_heredoc(&mut self, index: usize) -> usize {
        let mut depth = 0_usize;
        self.index = index;
        while let Some(token) = self.next() {
            self.index += 1;
            match token.kind {
                TokenKind::HeredocStart | TokenKind::ForeignHeredocStart => depth += 1,
                TokenKind::HeredocEnd | TokenKind::UnclosedHeredoc => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return token.range().end;
            }
        }
        self.source.len()
    }

    /// The string ends with its line; brackets that can only be meant for the code around it are left to that.
    fn unclosed_string(&mut self, start: Token, end: Token) {
        let (start, end) = (start.range(), self.end_without_blanks(end).max(start.range().end));
        self.report(self.unclosed_or_missing(start.clone(), end));
        let content = self.source.get(start.end..end).unwrap_or_default();
        let is_plain = !content.is_empty() && !content.contains(['\\', '$']);
        let mut behind = self.tokens.from(self.index).filter(|token| token.kind != TokenKind::Whitespace);
        if is_plain && behind.next().is_some_and(|next| next.kind == TokenKind::OpenBrace) {
            // cluster "web {: with its name others can go on referring to it.
            self.read.damage.insert(end, '"');
        } else {
            self.read.damage.mask(start.start..end);
        }
    }

    /// What is said of a string that is not closed: the quote that is missing may be one of another string on its line.
    fn unclosed_or_missing(&self, start: Range<usize>, end: usize) -> Diagnostic {
        let line = lines::line_start(self.source, start.start);
        let text = self.source.get(line..lines::line_end(self.source, start.start)).unwrap_or_default();
        let text = text.trim_end();
        match missing_quote(text).filter(|_| text.matches('"').count() > 1) {
            Some(MissingQuote { word, after }) => {
                let name = text.get(word.clone()).unwrap_or_default();
                unclosed_string::missing_quote(self.span(line + word.start..line + word.end), name, after)
            }
            None => unclosed_string(self.span(start), self.span(end..end)),
        }
    }

    /// Reads a string or heredoc up to its end; all that is open lies on one stack, so depth costs no recursion.
    fn text_of(&mut self, text: &mut Text) -> End {
        while let Some(token) = self.next() {
            self.index += 1;
            if let Some(end) = self.part_of_text(text, token) {
                return end;
            }
        }
        End::Unclosed(Token { kind: TokenKind::UnclosedString, start: 0, end: 0 })
    }

    fn part_of_text(&mut self, text: &mut Text, token: Token) -> Option<End> {
        let at = token.range().start;
        match token.kind {
            TokenKind::StringStart => text.open.push(Open::String(at)),
            TokenKind::HeredocStart => text.open.push(Open::Heredoc),
            TokenKind::StringEnd => return text.close(token),
            TokenKind::HeredocEnd if text.open.last() == Some(&Open::Heredoc) => {
                self.read.damage.end_heredoc(at);
                return text.close(token);
            }
            // The end tag comes while an interpolation is still open: tags are found by their
            // lines, whatever is open around them.
            TokenKind::HeredocEnd => return Some(self.broken(text, None)),
            TokenKind::UnclosedString if text.is_string => return Some(End::Unclosed(token)),
            TokenKind::UnclosedString | TokenKind::UnclosedInterpolation => {
                return Some(self.unclosed_in_text(text));
            }
            TokenKind::InterpolationStart => self.interpolation(text, at),
            TokenKind::InterpolationEnd => {
                self.close_in_text(text, b'}', at);
                self.end_interpolation(text);
            }
            TokenKind::Newline => text.end_line(token),
            TokenKind::ForeignString => self.foreign_string(token),
            TokenKind::ForeignQuote => self.foreign_quote(token),
            TokenKind::Less if self.seems_heredoc(at) => {
                return Some(End::Broken(Box::new(foreign_operator(self.span(at..at + 2), "<<", None))));
            }
            kind if kind.is_comment() => return self.comment_in_text(text, token),
            kind => {
                if let Some(bracket) = kind.opening_bracket() {
                    text.push(Open::Bracket(bracket, at));
                } else if let Some(bracket) = kind.closing_bracket() {
                    self.close_in_text(text, bracket, at);
                }
            }
        }
        None
    }

    /// Whether the grammar would read a heredoc in an interpolation where the lexer has found none that is whole: it would
    /// take the end of the text around it, or of the next heredoc, for its own.
    fn seems_heredoc(&self, at: usize) -> bool {
        let line = self.source.get(at..lines::line_end(self.source, at)).unwrap_or_default();
        let Some(opening) = line.strip_prefix("<<") else { return false };
        let tag = lexer::heredoc_tag(line);
        let rest = opening.strip_prefix('-').unwrap_or(opening).strip_prefix(tag);
        !tag.is_empty() && rest.is_some_and(|rest| rest.trim_matches([' ', '\t', '\r']).is_empty())
    }

    /// `${`: what follows is of the language, or of the shell.
    fn interpolation(&mut self, text: &mut Text, start: usize) {
        // Only an interpolation of the text itself is remembered. Those nested in it are part of
        // its expression.
        if text.open.len() == 1 {
            (text.start, text.line_break) = (start, None);
        }
        let expansion = self.next().filter(|next| next.kind == TokenKind::ShellExpansion);
        if let Some(expansion) = expansion {
            let Range { end, .. } = expansion.range();
            self.report(shell_expansion(self.span(start..end + 1)));
            self.read.damage.mask(expansion.range());
            // Behind the expansion and the `}` that the lexer has found for it.
            self.index += 2;
            text.deepest = text.deepest.max(1);
        } else {
            text.push(Open::Interpolation(start));
        }
    }

    /// An interpolation of the text itself is whole.
    fn end_interpolation(&mut self, text: &mut Text) {
        if text.open.len() > 1 {
            return;
        }
        if let Some((newline, _)) = text.line_break.filter(|_| text.is_string) {
            let opening = self.span(text.start..text.start + 2);
            self.report(line_break_in_string(self.span(newline..newline), opening));
        }
        // Now it is certain that they are comments. Had the string no end, its interpolation would
        // have been text.
        self.read.comments.append(&mut text.comments);
    }

    fn comment_in_text(&mut self, text: &mut Text, comment: Token) -> Option<End> {
        let range = comment.range();
        let opening = self.span(range.start..range.start + 2);
        let diagnostic = match comment.kind {
            TokenKind::UnclosedComment => unclosed_comment(opening),
            TokenKind::BlockComment if is_too_deep(self.text(comment)) => {
                too_deep::comment(opening, MAX_DEPTH)
            }
            _ => {
                text.comments.push(Comment { span: self.span(range), doc: false });
                return None;
            }
        };
        Some(End::Broken(Box::new(diagnostic)))
    }

    /// A closing bracket inside an interpolation: closes its own, or what was left open in between.
    fn close_in_text(&mut self, text: &mut Text, bracket: u8, at: usize) {
        let Some(index) = text.own_of(bracket) else {
            self.report(stray_bracket(self.span(at..at + 1), char::from(bracket)));
            self.read.damage.blank(at..at + 1);
            return;
        };
        if let Some(&Open::Bracket(bracket, opening)) = text.open.get(index + 1) {
            let opening_span = self.span(opening..opening + 1);
            self.report(unclosed_bracket(opening_span, char::from(bracket), self.span(at..at), None));
            // What is between would be read as something else.
            self.read.damage.mask(opening..at);
        }
        text.depth -= text.open.len() - index;
        text.open.truncate(index);
    }

    /// A string in a text has no end, or an interpolation of one.
    fn unclosed_in_text(&self, text: &mut Text) -> End {
        if let [.., innermost, Open::String(quote)] = *text.open.as_slice() {
            // The quote that seems to open another string is the end of this one.
            let (innermost, end) = text.line_break.map_or((innermost, quote), |(end, open)| (open, end));
            return End::Broken(self.unclosed(innermost, Some(end)));
        }
        // Brackets that were left to the code around the string were of it first.
        let rest = self.tokens.from(self.index).take_while(|token| token.kind != TokenKind::Newline);
        for token in rest {
            if let Some(bracket) = token.kind.opening_bracket() {
                text.open.push(Open::Bracket(bracket, token.range().start));
            } else if let Some(bracket) = token.kind.closing_bracket()
                && let Some(index) = text.own_of(bracket).filter(|&index| index > 1)
            {
                text.open.truncate(index);
            }
        }
        self.broken(text, None)
    }

    /// Something is open where a text ends; `end` is where it seems to have ended, if that can be told.
    fn broken(&self, text: &Text, end: Option<usize>) -> End {
        let innermost = text.open.last().copied().unwrap_or(Open::Interpolation(text.start));
        End::Broken(self.unclosed(text.line_break.map_or(innermost, |(_, open)| open), end))
    }

    fn unclosed(&self, open: Open, end: Option<usize>) -> Box<Diagnostic> {
        let (at, length) = match open {
            Open::Interpolation(at) | Open::String(at) => (at, 2),
            Open::Bracket(_, at) => (at, 1),
            Open::Heredoc => (0, 0),
        };
        let line = self.source.get(at..lines::line_end(self.source, at)).unwrap_or_default();
        // ${var.name and more
        let path = |next: char| next.is_ascii_alphanumeric() || matches!(next, '_' | '.' | '[' | ']');
        let inside = line.get(length..).unwrap_or_default();
        let path = inside.len() - inside.trim_start_matches(path).len();
        // An insertion on another line than the opening would be a wild guess, so it is not
        // offered.
        let end = end.filter(|&end| end <= at + line.len());
        let span = self.span(at..at + length);
        let position = |end: usize| Span::from_range(self.file, end..end);
        Box::new(match open {
            Open::Bracket(bracket, _) => {
                let end = position(end.unwrap_or(at + line.trim_end().len()));
                unclosed_bracket(span, char::from(bracket), end, None)
            }
            Open::Interpolation(_) | Open::String(_) | Open::Heredoc => {
                let end = end.or((path > 0).then_some(at + length + path));
                let text = self.source.get(at..end.unwrap_or(at)).unwrap_or_default();
                unclosed_interpolation(span, end.map(position), text.contains('"'))
            }
        })
    }
}

impl Text {
    fn new(open: Open, start: usize) -> Self {
        Self {
            is_string: open != Open::Heredoc,
            open: vec![open],
            depth: 0,
            deepest: 0,
            start,
            line_break: None,
            comments: Vec::new(),
        }
    }

    /// An interpolation or a bracket opens.
    fn push(&mut self, open: Open) {
        self.open.push(open);
        self.depth += 1;
        self.deepest = self.deepest.max(self.depth);
    }

    /// A string or heredoc is closed: the text itself, or one in it.
    fn close(&mut self, end: Token) -> Option<End> {
        self.open.pop();
        self.open.is_empty().then_some(End::Closed(end))
    }

    /// A line ends; in a heredoc that is none of an interpolation's.
    fn end_line(&mut self, newline: Token) {
        let top = self.open.last().copied().filter(|&top| top != Open::Heredoc);
        self.line_break = self.line_break.or(top.map(|top| (newline.range().end - 1, top)));
    }

    /// Which of what is open a closing bracket closes; the text around an interpolation ends the search.
    fn own_of(&self, bracket: u8) -> Option<usize> {
        let matches = |open: &Open| match open {
            Open::String(_) | Open::Heredoc => false,
            Open::Interpolation(_) => bracket == b'}',
            Open::Bracket(open, _) => crate::lexer::closing(*open) == bracket,
        };
        // A bracket inside an inner string is text, or belongs to its own interpolation. It can
        // never close something outside of that string.
        let ends = |open: &Open| matches!(open, Open::String(_) | Open::Heredoc) || matches(open);
        let index = self.open.iter().rposition(ends)?;
        self.open.get(index).is_some_and(matches).then_some(index)
    }
}
