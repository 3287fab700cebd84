//! What the checker carries along.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use regex_lite::Regex;

use super::Input;
use super::budget::Budget;
use super::conditions::{Guard, parts};
use super::found::Found;
use super::kept::Memo;
use super::unread::Unread;
use crate::diagnostics::{Hidden, Room, Sink};
use crate::ir::{BlockId, Expr, Foreign, Param, Type};
use crate::resolve::{Names, References, attribute, references};
use crate::source::Span;
use crate::syntax::ast;

/// The checker's state while it walks the program.
pub(super) struct Checker<'a, 's> {
    pub(super) names: &'a Names,
    pub(super) input: Input<'a>,
    /// The declarations that are checked already.
    pub(super) memo: Memo<'a>,
    /// The params, once their declarations are checked.
    pub(super) params: Vec<Param>,
    /// Where the parameters' bounds were narrowed, so that each conflict is reported once.
    pub(super) narrowed: BTreeSet<(u32, Span)>,
    /// What is around the expression that is being checked.
    pub(super) around: Around<'a>,
    /// What was found in what is being checked.
    pub(super) found: Found<'a>,
    /// How many more diagnostics are kept.
    pub(super) room: Room,
    /// Where all is said.
    pub(super) hidden: &'s Hidden,
    /// What may have been declared in declarations that could not be read.
    pub(super) unread: Unread<'a>,
    /// The `var`s that a value for an unknown name is probably meant for: that they have none is no second mistake.
    pub(super) meant: BTreeSet<&'a str>,
    /// How much more evaluation may make.
    pub(super) budget: Budget,
    /// The patterns of attributes; none for one that looks around.
    pub(super) forms: BTreeMap<&'static str, Option<Regex>>,
    /// What manifests of other programs say of blocks.
    pub(super) foreign: BTreeMap<BlockId, Arc<Foreign>>,
    /// Where everything is referred to, once a diagnostic has asked for it.
    uses: Option<References<'a>>,
}

/// What is around an expression: it decides what the expression is, but not what the declarations are that it names.
#[derive(Default)]
pub(super) struct Around<'a> {
    /// The variables of the `for`s.
    pub(super) scope: Vec<(&'a str, Expr)>,
    /// The blocks, the innermost last.
    pub(super) enclosing: Vec<Enclosing<'a>>,
    /// What the guards prove, without places.
    pub(super) facts: Vec<Expr>,
    /// The names of constants that the conditions around prove not to be null.
    pub(super) proved: Vec<Proved<'a>>,
    /// The names that they would prove not to be null if they were decided the other way.
    pub(super) asked: Vec<Proved<'a>>,
    /// How many guards are unknown because of a mistake, or switch off what they guard: what they might prove is taken for proved.
    pub(super) unknown_guards: u32,
    /// The attribute in a nested block that should have been its label.
    pub(super) label_in: Option<Span>,
    /// Whether the condition is an assert's, which says itself what it cannot say.
    pub(super) asserting: bool,
}

/// A block around what is being checked.
#[derive(Clone, Copy)]
pub(super) struct Enclosing<'a> {
    /// `https`
    pub(super) name: &'a str,
    pub(super) body: &'a ast::Body,
    /// Whether it may be left out at deployment.
    pub(super) guardable: bool,
}

/// A name that is given: its space (`var`, `let`, or none for the variable of a `for`), and itself.
pub(super) type Proved<'a> = (&'a str, &'a str);

impl<'a, 's> Checker<'a, 's> {
    pub(super) fn new(names: &'a Names, input: Input<'a>, sink: &'s Sink) -> Self {
        Self {
            names,
            input,
            memo: Memo::default(),
            params: Vec::new(),
            narrowed: BTreeSet::new(),
            around: Around::default(),
            found: Found::default(),
            room: sink.room(),
            hidden: sink.hidden(),
            unread: Unread::new(&names.unread, &names.unread_kinds, input.sources),
            meant: BTreeSet::new(),
            budget: Budget::default(),
            forms: BTreeMap::new(),
            foreign: BTreeMap::new(),
            uses: None,
        }
    }

    /// Records what an expression is, if someone is going to ask.
    pub(super) fn record(&mut self, span: Span, value: &Expr) {
        match (self.input.recording, self.around.scope.is_empty()) {
            (false, _) => {}
            (true, true) => self.found.recorded.add(span, value),
            (true, false) => self.found.recorded.add_round(span, value),
        }
    }

    /// Records the type that a `param` or `var` was given, if someone is going to ask.
    pub(super) fn record_type(&mut self, name: Span, ty: &Type) {
        if self.input.recording {
            self.found.recorded.add_type(name, ty);
        }
    }

    /// All references `space.name`, as they are written, in the order of the source.
    pub(super) fn uses_of(&mut self, space: &str, name: &str) -> Vec<&'a [ast::Name]> {
        let all = self.uses.get_or_insert_with(|| references(self.names));
        all.get(&(space, name)).cloned().unwrap_or_default()
    }

    /// The source text of a span.
    pub(super) fn text(&self, span: Span) -> &'a str {
        self.input.sources.text(span)
    }

    /// The variable of a `for` around.
    pub(super) fn local(&self, name: &str) -> Option<&Expr> {
        self.around.scope.iter().rev().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Runs `body` with the facts of a guard added.
    pub(super) fn with_facts<T>(&mut self, facts: Vec<Expr>, body: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.around.facts.len();
        self.around.facts.extend(facts);
        let result = body(self);
        self.around.facts.truncate(before);
        result
    }

    /// Runs `check` under the guard of a body.
    pub(super) fn under_guard<T>(
        &mut self,
        guard: &Guard,
        body: &'a ast::Body,
        check: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let facts = match guard {
            Guard::When(condition) => parts(condition),
            Guard::Never | Guard::Always | Guard::Unknown => Vec::new(),
        };
        // A block that is not there has no facts, and nothing in it is ever absent: with another `--var` its guard may prove
        // what it needs.
        let unknown = matches!(guard, Guard::Unknown | Guard::Never);
        let check = |checker: &mut Self| checker.with_facts(facts, check);
        self.switched_off(unknown, |checker| match attribute(body, "when") {
            Some(condition) => checker.where_holds(condition, true, check),
            None => check(checker),
        })
    }

    /// Runs `body` inside of a block.
    pub(super) fn inside<T>(&mut self, block: Enclosing<'a>, body: impl FnOnce(&mut Self) -> T) -> T {
        self.around.enclosing.push(block);
        let result = body(self);
        self.around.enclosing.pop();
        result
    }
}
