//! Statements of Bicep and of others between declarations: decorators, imports, resources.

use std::ops::Range;

use super::super::lines;
use super::super::reader::Reader;
use crate::diagnostics::catalog::names::unknown_type;
use crate::diagnostics::catalog::syntax::foreign_statement;
use crate::diagnostics::kind_of;
use crate::lexer::{Token, TokenKind};

impl Reader<'_> {
    /// `@minValue(1)` and those that follow, up to what they are about.
    pub(super) fn decorators(&mut self, first: Token) -> bool {
        let start = first.range().start;
        let declares = self.source.get(start + 1..).is_some_and(lines::declaration_like);
        if let Some(word) = self.tokens.get(self.index + 1).filter(|_| declares) {
            // @project "shop" {
            self.report(foreign_statement::sign(self.span(first.range()), self.text(word)));
            self.read.damage.blank(first.range());
            self.index += 1;
            return true;
        }
        let mut names: Vec<Range<usize>> = Vec::new();
        let mut end = start;
        let mut index = self.index;
        while let (Some(at), Some(word)) = (self.tokens.get(index), self.tokens.get(index + 1)) {
            if self.text(at) != "@" || word.kind != TokenKind::Word {
                break;
            }
            names.push(word.range());
            let opens = self.tokens.kind(index + 2) == Some(TokenKind::OpenParen);
            let line = lines::line_end(self.source, word.range().end);
            end = if opens { self.closing(index + 2).unwrap_or(line) } else { word.range().end };
            index = self.tokens.first_from(u32::try_from(end).unwrap_or(u32::MAX));
            while let Some(TokenKind::Whitespace | TokenKind::Newline) = self.tokens.kind(index) {
                index += 1;
            }
        }
        let Some(name) = names.first() else { return false };
        let span = self.span(start..name.end);
        let words: Vec<&str> = names.iter().filter_map(|range| self.source.get(range.clone())).collect();
        let diagnostic = foreign_statement::decorators(span, self.last_of(start..end), &words);
        self.leave_out(start..end, diagnostic);
        true
    }

    /// `import "x"`, `module a './a.bicep' = {`, `resource main 'network' existing = {`, `AWS::ECS::Cluster "web" {`
    pub(super) fn statement(&mut self, word: Token) -> bool {
        let text = self.text(word);
        let mut line = self.solid(self.index + 1).take_while(|token| token.kind != TokenKind::Newline);
        let second = line.next();
        let kind = second.map(|token| token.kind);
        let is_string = |kind| matches!(kind, Some(TokenKind::StringStart | TokenKind::ForeignString));
        let third = line.next().map(|token| token.kind);
        drop(line);
        let start = word.range().start;
        let fits = match text {
            "import" => {
                let names = kind == Some(TokenKind::OpenBrace) && self.line(start).contains(" from ");
                is_string(kind) && third.is_none()
                    || is_string(kind)
                    || names
                    || kind == Some(TokenKind::Star)
            }
            "include" | "using" | "require" | "source" => is_string(kind),
            "module" | "resource" => kind == Some(TokenKind::Word) && is_string(third),
            "metadata" | "type" => kind == Some(TokenKind::Word) && third == Some(TokenKind::Equals),
            "targetScope" => kind == Some(TokenKind::Equals),
            "func" | "def" | "function" => {
                kind == Some(TokenKind::Word) && third == Some(TokenKind::OpenParen)
            }
            "AWS" => kind == Some(TokenKind::Colon) && third == Some(TokenKind::Colon),
            _ => false,
        };
        if !fits {
            return false;
        }
        let end = self.end_of_statement(self.index);
        let last = self.last_of(start..end);
        let line = self.line(start);
        let diagnostic = match text {
            "AWS" => {
                let name = line.split([' ', '{', '"']).next().unwrap_or_default();
                let span = self.span(start..start + name.len());
                foreign_statement::resource_type(span, last, name, kind_of(name))
            }
            "resource" => {
                let name = second.map(|name| self.text(name)).unwrap_or_default();
                let quoted = line.split('\'').nth(1).unwrap_or_default();
                foreign_statement::resource(
                    self.span(word.range()),
                    last,
                    name,
                    quoted,
                    line.contains(" existing"),
                )
            }
            _ => foreign_statement(self.span(word.range()), last, text),
        };
        self.leave_out(start..end, diagnostic);
        true
    }

    /// Where a statement ends: with its line, or with the brackets that are open at the end of it.
    fn end_of_statement(&self, index: usize) -> usize {
        let start = self.tokens.get(index).map_or(0, |token| token.range().start);
        let line = lines::line_end(self.source, start);
        let mut depth = 0_usize;
        let mut end = line;
        for token in self.tokens.from(index) {
            match token.kind {
                TokenKind::Newline if depth == 0 => return token.range().start.min(end.max(line)),
                kind if kind.opening_bracket().is_some() => depth += 1,
                kind if kind.closing_bracket().is_some() => {
                    let Some(less) = depth.checked_sub(1) else { return line };
                    depth = less;
                    end = token.range().end;
                }
                _ => {}
            }
        }
        if depth == 0 { self.source.trim_end().len() } else { line }
    }

    /// The line that begins at an offset.
    fn line(&self, start: usize) -> &str {
        self.source.get(start..lines::line_end(self.source, start)).unwrap_or_default()
    }

    /// `param vpc: AWS::EC2::VPC::Id`, `param subnets: List<AWS::EC2::Subnet::Id>`
    pub(super) fn type_of_parameter(&mut self, word: Token) -> bool {
        if !matches!(self.text(word), "AWS" | "List")
            || self.before().is_none_or(|before| before.kind != TokenKind::Colon)
        {
            return false;
        }
        let start = word.range().start;
        let rest = self.line(start);
        let part = |c: char| c.is_ascii_alphanumeric() || c == ':';
        let length = rest.len() - rest.trim_start_matches(part).len();
        let nested =
            rest.get(length..).and_then(|rest| rest.strip_prefix('<')).and_then(|rest| rest.split_once('>'));
        let length = nested.map_or(length, |(inside, _)| length + inside.len() + 2);
        let name = rest.get(..length).unwrap_or_default();
        if !name.contains("::") {
            return false;
        }
        let diagnostic = unknown_type(self.span(start..start + length), name, None);
        self.leave_out(start..start + length, diagnostic);
        true
    }
}
