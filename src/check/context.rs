//! What the checker carries along.

use std::collections::{BTreeMap, BTreeSet};

use super::Input;
use super::existence::{Existence, parts};
use super::guard::{Enclosing, Guard};
use super::prepare::Dependency;
use super::values::Values;
use crate::diagnostics::{Diagnostic, Omitted, Sink};
use crate::ir::{BlockId, Expr, Param};
use crate::lexer::{self, TokenKind, lex};
use crate::resolve::{Names, References, references};
use crate::source::Span;
use crate::syntax::ast;

/// The checker's state while it walks the program.
pub(super) struct Checker<'a, 's> {
    pub(super) names: &'s Names<'a>,
    pub(super) input: Input<'s>,
    sink: &'s mut Sink,
    /// The params, once their declarations are checked.
    pub(super) params: Vec<Param>,
    /// The values of `let`s and `var`s that have been asked for.
    pub(super) lets: BTreeMap<&'a str, Expr>,
    pub(super) vars: BTreeMap<&'a str, Expr>,
    /// The variables of the `for`s around.
    pub(super) scope: Vec<(&'a str, Expr)>,
    /// How many guards around are unknown because of a mistake: what they might prove is taken for proved.
    pub(super) unknown_guards: u32,
    /// Whether a condition is checked for an assert, which says itself what it cannot say.
    pub(super) asserting: bool,
    /// The blocks around, the innermost last.
    pub(super) enclosing: Vec<Enclosing<'a>>,
    /// What the guards around prove, without places.
    pub(super) facts: Vec<Expr>,
    /// When the blocks are there that have been asked about; `None` while it is being found out.
    pub(super) existence: BTreeMap<BlockId, Option<Existence>>,
    /// The references between top-level blocks: from, to, where.
    pub(super) references: Vec<(BlockId, BlockId, Span)>,
    /// The declarations whose dependencies are evaluated.
    pub(super) prepared: BTreeSet<Dependency<'a>>,
    /// How much evaluation has made.
    pub(super) work: usize,
    /// Whether that was too much, and is reported.
    pub(super) exhausted: bool,
    /// What may have been declared in declarations that could not be read, and were reported.
    unread: Unread<'s>,
    /// The names that nothing declares and that are reported, with their spaces.
    pub(super) undeclared: BTreeSet<(&'static str, &'a str)>,
    /// Where everything is referred to, once a diagnostic has asked for it.
    uses: Option<References<'a>>,
    /// Where the parameters' bounds were narrowed, so that each conflict is reported once.
    pub(super) narrowed: BTreeSet<(u32, Span)>,
    /// What each expression is, if someone asked.
    values: Option<Values>,
}

impl<'a, 's> Checker<'a, 's> {
    pub(super) fn new(names: &'s Names<'a>, input: Input<'s>, sink: &'s mut Sink) -> Self {
        Self {
            names,
            input,
            sink,
            params: Vec::new(),
            asserting: false,
            lets: BTreeMap::new(),
            vars: BTreeMap::new(),
            scope: Vec::new(),
            unknown_guards: 0,
            enclosing: Vec::new(),
            facts: Vec::new(),
            existence: BTreeMap::new(),
            references: Vec::new(),
            prepared: BTreeSet::new(),
            work: 0,
            exhausted: false,
            unread: Unread::new(names.unread.iter().map(|&span| input.sources.text(span))),
            undeclared: BTreeSet::new(),
            uses: None,
            narrowed: BTreeSet::new(),
            values: None,
        }
    }

    /// Remembers from now on what each expression is.
    pub(super) fn remember_values(&mut self) {
        self.values = Some(Values::default());
    }

    /// What each expression was found to be, if it was to be remembered.
    pub(super) fn into_values(self) -> Values {
        self.values.unwrap_or_default()
    }

    /// Remembers what an expression is, where diagnostics are reported: elsewhere other guards may be around it.
    pub(super) fn record(&mut self, span: Span, value: &Expr) {
        if let Some(values) = &mut self.values
            && !self.sink.is_muted()
        {
            values.add(span, value);
        }
    }

    /// All references `space.name`, as they are written, in the order of the source.
    pub(super) fn uses_of(&mut self, space: &str, name: &str) -> Vec<&'a [ast::Name]> {
        let all = self.uses.get_or_insert_with(|| references(self.names));
        all.get(&(space, name)).cloned().unwrap_or_default()
    }

    /// Whether diagnostics at a position are suppressed.
    pub(super) fn is_suppressed(&self, span: Span) -> bool {
        self.sink.suppresses(span)
    }

    /// Whether there are so many errors that another would not be kept.
    pub(super) fn is_full(&self) -> bool {
        self.sink.is_full()
    }

    /// Counts an error that need not be made.
    pub(super) fn omit_error(&mut self) {
        self.sink.omit(Omitted { errors: 1, warnings: 0 });
    }

    /// Whether diagnostics are dropped now.
    pub(super) fn is_quiet(&self) -> bool {
        self.sink.is_muted()
    }

    /// Reports a diagnostic.
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.sink.push(diagnostic);
    }

    /// Reports a diagnostic and gives what stands for the wrong value.
    pub(super) fn wrong(&mut self, diagnostic: Diagnostic, span: Span) -> Expr {
        self.sink.push(diagnostic);
        Expr::unknown(span)
    }

    /// Whether `space.name`, which nothing declares, may be meant by a declaration that could not be read.
    pub(super) fn may_be_declared(&self, space: &str, name: &str) -> bool {
        self.unread.spaces.contains(space) || self.unread.words.contains(name)
    }

    /// Whether a line of a range has lost its shape, so that something in it may be missing.
    pub(super) fn is_partly_unread(&self, span: Span) -> bool {
        let overlaps = |line: &Span| line.file == span.file && line.start < span.end && span.start < line.end;
        self.names.unread.iter().any(overlaps)
    }

    /// The source text of a span.
    pub(super) fn text(&self, span: Span) -> &'s str {
        self.input.sources.text(span)
    }

    /// Runs `body` with the facts of a guard added.
    pub(super) fn with_facts<T>(&mut self, facts: Vec<Expr>, body: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.facts.len();
        self.facts.extend(facts);
        let result = body(self);
        self.facts.truncate(before);
        result
    }

    /// Runs `body` under a guard.
    pub(super) fn under_guard<T>(&mut self, guard: &Guard, body: impl FnOnce(&mut Self) -> T) -> T {
        let facts = match guard {
            Guard::When(condition) => parts(condition),
            Guard::Never | Guard::Always | Guard::Unknown => Vec::new(),
        };
        // A block that is not there has no facts, and nothing in it is ever absent: with another `--var` its guard may prove
        // what it needs.
        let unknown = u32::from(matches!(guard, Guard::Unknown | Guard::Never));
        self.unknown_guards += unknown;
        let result = self.with_facts(facts, body);
        self.unknown_guards -= unknown;
        result
    }

    /// Runs `body` inside of a block.
    pub(super) fn inside<T>(&mut self, block: Enclosing<'a>, body: impl FnOnce(&mut Self) -> T) -> T {
        self.enclosing.push(block);
        let result = body(self);
        self.enclosing.pop();
        result
    }

    /// Runs `body` as at the top level: no facts and no `for` variables, as a `let` is evaluated wherever it is used.
    pub(super) fn at_top_level<T>(&mut self, body: impl FnOnce(&mut Self) -> T) -> T {
        let facts = std::mem::take(&mut self.facts);
        let scope = std::mem::take(&mut self.scope);
        let enclosing = std::mem::take(&mut self.enclosing);
        let unknown_guards = std::mem::take(&mut self.unknown_guards);
        let result = body(self);
        self.facts = facts;
        self.scope = scope;
        self.enclosing = enclosing;
        self.unknown_guards = unknown_guards;
        result
    }
}

impl Checker<'_, '_> {
    /// Runs `body` and forgets what it reports: the same text is checked elsewhere.
    pub(super) fn quietly<T>(&mut self, body: impl FnOnce(&mut Self) -> T) -> T {
        self.sink.mute();
        let result = body(self);
        self.sink.unmute();
        result
    }
}

impl Checker<'_, '_> {
    /// Runs `body` with diagnostics and as at the top level, whoever asked: a declaration is checked once.
    pub(super) fn as_declaration<T>(&mut self, body: impl FnOnce(&mut Self) -> T) -> T {
        self.unmuted(|checker| checker.at_top_level(body))
    }

    /// Runs `body` with diagnostics, whoever asked.
    pub(super) fn unmuted<T>(&mut self, body: impl FnOnce(&mut Self) -> T) -> T {
        let mutes = self.sink.take_mutes();
        let result = body(self);
        self.sink.set_mutes(mutes);
        result
    }

    /// The variable of a `for` around.
    pub(super) fn local(&self, name: &str) -> Option<&Expr> {
        self.scope.iter().rev().find(|(known, _)| *known == name).map(|(_, value)| value)
    }
}

/// What unreadable declarations may have declared.
#[derive(Default)]
struct Unread<'s> {
    /// How they begin: `param`, `volume`.
    spaces: BTreeSet<&'s str>,
    /// Their words.
    words: BTreeSet<&'s str>,
}

impl<'s> Unread<'s> {
    fn new(texts: impl Iterator<Item = &'s str>) -> Self {
        let mut unread = Self::default();
        for text in texts {
            let words = words(text);
            unread.spaces.extend(words.iter().find(|&&word| word != "existing"));
            unread.words.extend(words);
        }
        unread
    }
}

/// The words of a text that may be declared: not those of a path, and of strings those that are one word.
fn words(text: &str) -> Vec<&str> {
    let tokens = lex(text);
    let is_dot = |index: usize| tokens.kind(index) == Some(TokenKind::Dot);
    let declares = |&(index, token): &(usize, lexer::Token)| match token.kind {
        TokenKind::Word => !is_dot(index + 1) && !index.checked_sub(1).is_some_and(is_dot),
        TokenKind::StringText => true,
        _ => false,
    };
    tokens.iter().enumerate().filter(declares).map(|(_, token)| token.text(text).trim()).collect()
}
