//! Gives the tokens of a text their classes: strings, numbers, comments and operators by their kind, words by their roles.

use super::Token;
use super::roles::Roles;
use crate::language::scopes::TokenClass;
use crate::language::words;
use crate::lexer::{self, TokenKind, Tokens};
use crate::source::{FileId, Span, offset};
use crate::syntax::ast::{self, BinaryOp, Unit};

/// The classified tokens of a text.
pub(super) fn classify(text: &str, file: &ast::File, roles: &Roles) -> Vec<Token> {
    let mut classifier = Classifier {
        text,
        file: file.id,
        classified: Vec::new(),
        words: roles.words.iter().peekable(),
        clauses: roles.clauses.iter().peekable(),
        clause_end: 0,
        types: roles.types.iter().peekable(),
    };
    classifier.tokens(&file.tokens);
    classifier.classified
}

type Peekable<'a, T> = std::iter::Peekable<std::slice::Iter<'a, T>>;

struct Classifier<'a> {
    text: &'a str,
    file: FileId,
    classified: Vec<Token>,
    // Each list is in the order of the text, and so are the tokens: what lies behind is dropped.
    words: Peekable<'a, (Span, TokenClass)>,
    clauses: Peekable<'a, Span>,
    /// Where the last of the `for`s ends that have begun.
    clause_end: u32,
    types: Peekable<'a, Span>,
}

impl Classifier<'_> {
    fn tokens(&mut self, tokens: &Tokens) {
        // `==` is two tokens, and so may be a name: what belongs to one that has its class is passed over.
        let mut done = 0;
        for token in tokens.iter() {
            if token.start >= done && token.start < token.end {
                done = self.word(token).unwrap_or_else(|| self.token(token));
            }
        }
    }

    /// The word that begins here, if its role is known: where it ends.
    fn word(&mut self, token: lexer::Token) -> Option<u32> {
        while self.words.next_if(|(span, _)| span.start < token.start).is_some() {}
        let &(span, class) = self.words.next_if(|(span, _)| span.start == token.start)?;
        self.push(span.start, span.end, class);
        Some(span.end)
    }

    /// Classifies a token by its kind; gives where that ends.
    fn token(&mut self, token: lexer::Token) -> u32 {
        let lexer::Token { kind, start, end } = token;
        match kind {
            TokenKind::Word => self.plain_word(token),
            TokenKind::Number => self.number(token),
            TokenKind::DocComment => self.comment(token, TokenClass::DocComment),
            kind if kind.is_comment() => self.comment(token, TokenClass::Comment),
            TokenKind::Less | TokenKind::Greater if self.is_in_type(start) => {
                self.push(start, end, TokenClass::Bracket);
            }
            kind => match class(kind) {
                Some(TokenClass::Operator) => return self.operator(token),
                // The empty lines of a heredoc have no class.
                Some(TokenClass::Heredoc) if token.text(self.text).trim().is_empty() => {}
                Some(class) => self.push(start, end, class),
                None => {}
            },
        }
        end
    }

    /// A comment: one token for each of its lines.
    fn comment(&mut self, comment: lexer::Token, class: TokenClass) {
        let mut start = comment.start;
        for line in comment.text(self.text).split_inclusive('\n') {
            let code = line.trim();
            let from = start + offset(line.len() - line.trim_start().len());
            self.push(from, from + offset(code.len()), class);
            start += offset(line.len());
        }
    }

    /// A word without a role: `for`, `in` and `if` have none in the tree.
    fn plain_word(&mut self, word: lexer::Token) {
        while let Some(clause) = self.clauses.next_if(|clause| clause.start < word.start) {
            self.clause_end = self.clause_end.max(clause.end);
        }
        if word.start < self.clause_end && words::FOR.contains(&word.text(self.text)) {
            self.push(word.start, word.end, TokenClass::ForKeyword);
        }
    }

    // 15m    512MiB    60%    1_000    0.25
    fn number(&mut self, number: lexer::Token) {
        let text = number.text(self.text);
        let digits = text.find(|next: char| next.is_ascii_alphabetic() || next == '%').unwrap_or(text.len());
        let unit = number.start + offset(digits);
        self.push(number.start, unit, TokenClass::Number);
        if text.get(digits..).and_then(Unit::parse).is_some() {
            self.push(unit, number.end, TokenClass::Unit);
        }
    }

    /// The longest operator that begins here.
    fn operator(&mut self, token: lexer::Token) -> u32 {
        let rest = self.text.get(token.range().start..).unwrap_or_default();
        let spellings = BinaryOp::ALL.into_iter().map(|(_, spelling, _)| spelling);
        let spellings = spellings.chain(["=", "!", "?", "|"]);
        let length = spellings.filter(|spelling| rest.starts_with(spelling)).map(str::len).max();
        let Some(length) = length else { return token.end };
        let end = token.start + offset(length);
        self.push(token.start, end, TokenClass::Operator);
        end
    }

    fn is_in_type(&mut self, at: u32) -> bool {
        while self.types.next_if(|span| span.end <= at).is_some() {}
        self.types.peek().is_some_and(|span| span.start <= at)
    }

    fn push(&mut self, start: u32, end: u32, class: TokenClass) {
        if start >= end {
            return;
        }
        match self.classified.last_mut() {
            // The quotes of a string and its characters are one token.
            Some(last) if last.class == class && last.span.end == start && class == TokenClass::String => {
                last.span.end = end;
            }
            _ => self.classified.push(Token { span: Span::new(self.file, start, end), class }),
        }
    }
}

/// The class of a kind that needs nothing else to be known.
fn class(kind: TokenKind) -> Option<TokenClass> {
    Some(match kind {
        TokenKind::Comma | TokenKind::Colon | TokenKind::Dot => TokenClass::Delimiter,
        TokenKind::Escape => TokenClass::Escape,
        TokenKind::StringStart | TokenKind::StringText | TokenKind::StringEnd | TokenKind::ForeignString => {
            TokenClass::String
        }
        TokenKind::InterpolationStart | TokenKind::InterpolationEnd => TokenClass::Interpolation,
        TokenKind::HeredocStart | TokenKind::ForeignHeredocStart | TokenKind::HeredocEnd => {
            TokenClass::HeredocTag
        }
        TokenKind::HeredocText => TokenClass::Heredoc,
        kind if kind.opening_bracket().is_some() || kind.closing_bracket().is_some() => TokenClass::Bracket,
        kind if kind.is_operator() => TokenClass::Operator,
        _ => return None,
    })
}
