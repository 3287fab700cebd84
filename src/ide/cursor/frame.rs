//! What can be open at a place, and what has been read in it.

/// What is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ide) enum FrameKind<'a> {
    /// The program itself.
    Program,
    /// `{`, of a block or a declaration.
    Body,
    /// `{`, of a value.
    Map,
    /// `(`, with the function that is called.
    Paren(Option<&'a str>),
    /// `[`, a list or a `for`.
    List,
    /// `[`, that touches what it follows.
    Index,
    /// `"`
    String,
    /// `<<END`
    Heredoc,
    /// `${`
    Interpolation,
}

/// Something that is open, and what has been read in it.
#[derive(Debug, Clone)]
pub(in crate::ide) struct Frame<'a> {
    /// What is open.
    pub(in crate::ide) kind: FrameKind<'a>,
    /// Where it opened.
    pub(in crate::ide) open: usize,
    /// What has been read of the entry, argument or element that is not ended.
    pub(in crate::ide) line: Vec<Lexeme<'a>>,
    /// The entries of a body or map, those behind the cursor too.
    pub(in crate::ide) entries: Vec<Written<'a>>,
    /// How many commas have been read: the index of the argument.
    pub(in crate::ide) commas: usize,
}

impl<'a> Frame<'a> {
    pub(super) fn new(kind: FrameKind<'a>, open: usize) -> Self {
        Self { kind, open, line: Vec::new(), entries: Vec::new(), commas: 0 }
    }

    /// Whether lines, or commas, separate entries in it.
    pub(super) fn has_entries(&self) -> bool {
        matches!(self.kind, FrameKind::Program | FrameKind::Body | FrameKind::Map)
    }

    /// Whether it is text, in which brackets mean nothing.
    pub(super) fn is_text(&self) -> bool {
        matches!(self.kind, FrameKind::String | FrameKind::Heredoc)
    }

    /// The entry that was read is complete.
    pub(super) fn end_entry(&mut self) {
        self.entries.extend(Written::of(&self.line));
        self.line.clear();
    }

    /// Where the value of the line begins: behind its first `=`.
    pub(in crate::ide) fn value(&self) -> Option<&[Lexeme<'a>]> {
        let at = self.line.iter().position(|lexeme| lexeme.is("="))?;
        self.line.get(at + 1..)
    }
}

/// Something that has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ide) struct Lexeme<'a> {
    /// What it is.
    pub(in crate::ide) kind: LexemeKind,
    /// Its text; of a string without quotes, of something bracketed with its brackets.
    pub(in crate::ide) text: &'a str,
    /// Where it ends.
    pub(in crate::ide) end: usize,
}

/// What has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ide) enum LexemeKind {
    /// `cluster`
    Word,
    /// `15m`
    Number,
    /// `=`, `.`, `??`, `:`
    Operator,
    /// `"text"`, or a heredoc
    Text,
    /// `( )`, `[ ]` or `{ }` with what is in it
    Group,
}

impl Lexeme<'_> {
    /// Whether it is an operator of this spelling.
    pub(in crate::ide) fn is(&self, operator: &str) -> bool {
        self.kind == LexemeKind::Operator && self.text == operator
    }

    /// Whether it is this word.
    pub(in crate::ide) fn is_word(&self, word: &str) -> bool {
        self.kind == LexemeKind::Word && self.text == word
    }
}

/// An entry of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ide) struct Written<'a> {
    /// Its name.
    pub(in crate::ide) name: &'a str,
    /// Whether it is a block.
    pub(in crate::ide) block: bool,
    /// The label of a block.
    pub(in crate::ide) label: Option<&'a str>,
}

impl<'a> Written<'a> {
    fn of(line: &[Lexeme<'a>]) -> Option<Self> {
        let (first, rest) = line.split_first()?;
        let block = match rest.first() {
            Some(next) if next.is("=") => false,
            _ if rest.last().is_some_and(|last| last.kind == LexemeKind::Group) => true,
            _ => return None,
        };
        let named = matches!(first.kind, LexemeKind::Word | LexemeKind::Text);
        let label = rest.first().filter(|next| block && next.kind == LexemeKind::Text).map(|next| next.text);
        named.then_some(Self { name: first.text, block, label })
    }
}
