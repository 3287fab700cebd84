//! Tokens: what each range of a text is.

use std::ops::Range;

use crate::source::offset;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum TokenKind {
    /// Spaces and tabs.
    Whitespace,
    /// The end of a line: LF, with the CRs before it.
    Newline,
    /// A byte order mark at the beginning.
    ByteOrderMark,
    /// `# ...` or `// ...`
    LineComment,
    /// `/// ...`
    DocComment,
    /// `/* ... */`, with others nested in it.
    BlockComment,

    /// `cluster`; a hyphen is not part of it.
    Word,
    /// `15m`, `1_000`, `0.25`, `60%`: with its unit.
    Number,

    /// `(`
    OpenParen,
    /// `)`
    CloseParen,
    /// `[`
    OpenSquare,
    /// `]`
    CloseSquare,
    /// `{`
    OpenBrace,
    /// `}`
    CloseBrace,

    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// `:`
    Colon,
    /// `.`
    Dot,
    /// `..`, one token so that `1..2` has no fraction.
    DotDot,
    /// `=`
    Equals,
    /// `!`
    Bang,
    /// `?`
    Question,
    /// `<`
    Less,
    /// `>`
    Greater,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Star,
    /// `/`
    Slash,
    /// `%`
    Percent,
    /// `&`
    Ampersand,
    /// `|`
    Bar,

    /// `"` that opens a string.
    StringStart,
    /// Characters of a string.
    StringText,
    /// `"` that closes a string.
    StringEnd,
    /// `\n`, `\u{41}`, `$${`
    Escape,
    /// `${`
    InterpolationStart,
    /// `}` that closes an interpolation.
    InterpolationEnd,
    /// `<<-END`
    HeredocStart,
    /// Characters of a line of a heredoc.
    HeredocText,
    /// `END`
    HeredocEnd,

    /// As wide as nothing: here a string ends that has no closing quote.
    UnclosedString,
    /// As wide as nothing: here a string ends with an interpolation that is not whole, and all that is open in it.
    UnclosedInterpolation,
    /// As wide as nothing: here a heredoc ends that has no end tag, with all that is open in it.
    UnclosedHeredoc,
    /// `/* ...` without an end, up to the end of its line.
    UnclosedComment,
    /// `<<"END"`, `<<~END`: a heredoc as other languages begin it.
    ForeignHeredocStart,
    /// `HOME:-/root` between `${` and `}`: an expansion of the shell's.
    ShellExpansion,
    /// `'web'`, `` `web` ``, `“web”`
    ForeignString,
    /// A quotation mark of these that has no partner on its line.
    ForeignQuote,
    /// Letters and digits outside of ASCII, where code stands.
    ForeignLetters,
    /// Another character outside of ASCII, or a control.
    ForeignCharacter,
    /// The line `<<<<<<< HEAD`, and the others of a merge conflict.
    ConflictMarker,
    /// `@`, `$`, `^`, `~` or `\`, which begin nothing.
    Unknown,
}

impl TokenKind {
    /// Whether it is one of the comments.
    pub fn is_comment(self) -> bool {
        matches!(self, Self::LineComment | Self::DocComment | Self::BlockComment | Self::UnclosedComment)
    }

    /// Whether it means nothing to the grammar: white space and comments.
    pub fn is_trivia(self) -> bool {
        matches!(self, Self::Whitespace | Self::Newline | Self::ByteOrderMark) || self.is_comment()
    }

    /// Whether an operator begins with it, or is it: `==` is two tokens.
    pub fn is_operator(self) -> bool {
        (Self::DotDot as u8..=Self::Bar as u8).contains(&(self as u8))
    }

    /// Whether it begins a string or a heredoc.
    pub fn opens_text(self) -> bool {
        matches!(self, Self::StringStart | Self::HeredocStart | Self::ForeignHeredocStart)
    }

    /// The bracket that it opens.
    pub fn opening_bracket(self) -> Option<u8> {
        match self {
            Self::OpenParen => Some(b'('),
            Self::OpenSquare => Some(b'['),
            Self::OpenBrace => Some(b'{'),
            _ => None,
        }
    }

    /// The bracket that it closes.
    pub fn closing_bracket(self) -> Option<u8> {
        match self {
            Self::CloseParen => Some(b')'),
            Self::CloseSquare => Some(b']'),
            Self::CloseBrace => Some(b'}'),
            _ => None,
        }
    }
}

/// A token and where it stands, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte.
    pub end: u32,
}

impl Token {
    /// The bytes as the standard library counts them.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Its text in the source that was lexed.
    pub fn text(self, source: &str) -> &str {
        source.get(self.range()).unwrap_or_default()
    }
}

/// All tokens of a text, in order: each byte is in exactly one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tokens {
    list: Vec<Entry>,
    end: u32,
}

/// A token ends where the next one begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    start: u32,
    kind: TokenKind,
}

impl Tokens {
    /// Room for the tokens of a text of this number of bytes.
    pub(super) fn with_room_for(bytes: usize) -> Self {
        // A token is about three bytes or more in real programs. What is too much is given back at
        // the end.
        Self { list: Vec::with_capacity(bytes / 3), end: 0 }
    }

    /// Adds a token from the end of the last one to `end`.
    pub(super) fn push(&mut self, kind: TokenKind, end: usize) {
        self.list.push(Entry { start: self.end, kind });
        self.end = offset(end);
    }

    /// Forgets what stands from `at` on; a token across it ends there.
    pub(super) fn cut(&mut self, at: usize) {
        self.end = offset(at);
        while self.list.pop_if(|last| last.start >= self.end).is_some() {}
    }

    /// Gives back the room that was not needed.
    pub(super) fn finish(mut self) -> Self {
        self.list.shrink_to_fit();
        self
    }

    /// The kind of the last token.
    pub(super) fn last_kind(&self) -> Option<TokenKind> {
        self.list.last().map(|last| last.kind)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The token of an index.
    pub fn get(&self, index: usize) -> Option<Token> {
        let &Entry { start, kind } = self.list.get(index)?;
        let end = self.list.get(index + 1).map_or(self.end, |next| next.start);
        Some(Token { kind, start, end })
    }

    /// The kind of the token of an index.
    pub fn kind(&self, index: usize) -> Option<TokenKind> {
        self.list.get(index).map(|entry| entry.kind)
    }

    /// The index of the first token that begins at or behind an offset.
    pub fn first_from(&self, offset: u32) -> usize {
        self.list.partition_point(|entry| entry.start < offset)
    }

    /// The index of the token that holds the byte at an offset; of the last one at the end.
    pub fn index_at(&self, offset: u32) -> usize {
        self.list.partition_point(|entry| entry.start <= offset).saturating_sub(1)
    }

    /// All in order.
    pub fn iter(&self) -> impl Iterator<Item = Token> + '_ {
        self.from(0)
    }

    /// Those from an index on, in order.
    pub fn from(&self, index: usize) -> impl Iterator<Item = Token> + '_ {
        let list = self.list.get(index..).unwrap_or_default();
        let ends = list.iter().skip(1).map(|next| next.start).chain([self.end]);
        list.iter().zip(ends).map(|(&Entry { start, kind }, end)| Token { kind, start, end })
    }
}
