//! Pairs become the tree; what the grammar takes on purpose although it is wrong is checked here.

mod sequence;

mod separators;

mod tokens;

mod rest;

mod items;

mod foreign;

mod entries;

mod docs;

mod types;

mod expressions;

mod operands;

mod brackets;

mod for_clause;

mod names;

mod numbers;

mod units;

mod texts;

mod heredocs;

use std::ops::Range;

use super::ast;
use super::grammar::{Pair, Rule, Tree};
use super::scan::{Form, Piece, Scan, scan, token_end};
use crate::diagnostics::catalog::syntax::unexpected;
use crate::diagnostics::{Diagnostic, Sink};
use crate::source::{FileId, Span, Spanned};
use docs::Docs;

/// What became of the declarations in a range of a file.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    pub(super) items: Vec<ast::Item>,
    pub(super) found: Vec<Diagnostic>,
    problems: usize,
    docs: Docs,
}

impl Part {
    /// With what follows.
    pub(super) fn and(mut self, mut next: Self) -> Self {
        self.items.append(&mut next.items);
        self.found.append(&mut next.found);
        self.problems += next.problems;
        self.docs.append(next.docs);
        self
    }
}

/// Parses neighbouring pieces of a file.
pub(super) fn pieces(source: &str, file: FileId, pieces: &[Piece<'_>]) -> Part {
    let (Some(&first), Some(last)) = (pieces.first(), pieces.last()) else { return Part::default() };
    let mut sink = Sink::default();
    let mut builder = Builder::new(source, file, first, &mut sink);
    // Each thread has the docs of its own chunks. They are joined in order, since the chunks are
    // neighbours.
    builder.docs = Docs::new(first.comments, first.start..last.end);
    let mut items = Vec::with_capacity(pieces.len());
    let mut tree = Tree::default();
    for &piece in pieces {
        builder.scan = piece;
        // An offset in the text of the piece before.
        builder.expected_value = None;
        if let Some(pair) = builder.parse(Rule::program, &mut tree) {
            items.append(&mut builder.program(pair));
        }
    }
    let (problems, docs) = (builder.problems, builder.docs);
    Part { items, found: sink.into_found(), problems, docs }
}

/// The file of its parts.
pub(super) fn assembled(
    source: &str,
    file: FileId,
    scan: Scan<'_>,
    part: Part,
    sink: &mut Sink,
) -> ast::File {
    for diagnostic in part.found {
        sink.push(diagnostic);
    }
    // Where a declaration was not understood, its comment has not lost its place.
    if part.problems == 0 {
        part.docs.report_unclaimed(source, &scan.comments, sink);
    }
    ast::File { id: file, items: part.items, tokens: scan.tokens, comments: scan.comments, lost: Vec::new() }
}

/// The tree of a text that is one expression.
pub(super) fn expression(source: &str, file: FileId, sink: &mut Sink) -> ast::Expr {
    let scan = scan(source, Form::Values, file, sink);
    let mut builder = Builder::new(source, file, scan.whole(), sink);
    match builder.parse(Rule::expression, &mut Tree::default()) {
        Some(pair) => builder.alone(pair),
        None => ast::Expr { kind: ast::ExprKind::Error, span: builder.place(0..scan.text.len()) },
    }
}

/// The attributes of an `.ecsvars` file.
pub(super) fn variables(source: &str, file: FileId, sink: &mut Sink) -> Vec<ast::Attribute> {
    let scan = scan(source, Form::Values, file, sink);
    let mut builder = Builder::new(source, file, scan.whole(), sink);
    builder.parse(Rule::program, &mut Tree::default()).map_or_else(Vec::new, |pair| builder.assignments(pair))
}

/// How high a tree may be: whoever walks it recurses. Brackets are limited before, in `scan`; this limits chains of operators, too.
const MAX_HEIGHT: usize = 512;

/// What the walk knows at any place.
struct Builder<'a> {
    source: &'a str,
    file: FileId,
    scan: Piece<'a>,
    sink: &'a mut Sink,
    /// How many problems there were so far: who compares before and after knows whether a node is whole.
    problems: usize,
    /// How high the tree is here, at most.
    height: usize,
    /// The `for` variables that are bound here.
    bound: Vec<String>,
    docs: Docs,
    /// Where text begins that was reported as a value on the wrong line.
    expected_value: Option<usize>,
}

impl<'a> Builder<'a> {
    fn new(source: &'a str, file: FileId, scan: Piece<'a>, sink: &'a mut Sink) -> Self {
        let docs = Docs::new(scan.comments, scan.start..scan.end);
        Self {
            source,
            file,
            scan,
            sink,
            problems: 0,
            height: 0,
            bound: Vec::new(),
            docs,
            expected_value: None,
        }
    }

    /// The root of the parse. The grammar takes any text, so nothing is reported twice here: failing is the parser's own limit.
    fn parse<'s>(&mut self, rule: Rule, tree: &'s mut Tree) -> Option<Pair<'s>>
    where
        'a: 's,
    {
        tree.parse(rule, self.scan.text)
            .map_err(|at| {
                let span = self.place(at..at);
                self.report(unexpected::unreadable(span));
            })
            .ok()
    }

    /// The place in the source of a range of the text that was parsed.
    fn place(&self, range: Range<usize>) -> Span {
        if !self.scan.recovered {
            return Span::from_range(self.file, self.scan.start + range.start..self.scan.start + range.end);
        }
        // Spans are always those of the source: messages, fixes and editors know nothing of the
        // recovered copy.
        let (start, end) = (self.scan.origin(range.start), self.scan.origin(range.end));
        // Where a character was replaced by several, a node may begin inside of it.
        let (start, end) = (self.source.floor_char_boundary(start), self.source.ceil_char_boundary(end));
        Span::from_range(self.file, start..end)
    }

    /// The place of a node.
    fn span(&self, pair: &Pair<'_>) -> Span {
        self.place(pair.start()..pair.end())
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.problems += 1;
        self.sink.push(diagnostic);
    }

    /// A name as it stands in the source. The text that was parsed may differ: then `scan` has reported it, and the name counts as missing.
    fn name(&mut self, pair: &Pair<'_>) -> ast::Name {
        let span = self.span(pair);
        let text = pair.as_str();
        if !self.scan.recovered || self.source.get(span.range()) == Some(text) {
            return Spanned::new(text.to_owned(), span);
        }
        self.problems += 1;
        Spanned::new(String::new(), span)
    }

    /// The place just after the last token that ends at or before `at`: where something is missing.
    fn after_token(&self, at: usize) -> Span {
        let end = token_end(self.source, self.scan.tokens, self.scan.origin(at));
        Span::from_range(self.file, end..end)
    }

    /// Whether `scan` has replaced something in a node, and reported it.
    fn is_masked(&self, pair: &Pair<'_>) -> bool {
        self.scan.recovered && pair.as_str().contains('\u{1}')
    }

    /// An expression that is missing or unreadable, and was reported.
    fn broken(&mut self, span: Span) -> ast::Expr {
        self.problems += 1;
        ast::Expr { kind: ast::ExprKind::Error, span }
    }
}
