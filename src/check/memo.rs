//! Declarations are checked once, whoever asks first, and kept with what was found in them. What a value depends on is evaluated
//! before it, the deepest first: a chain of values may be as long as the program, the stack may not.

use super::conditions::{Existence, Guard};
use super::context::Checker;
use super::found::{Checked, Found};
use super::kept::Dependency;
use crate::ir::{BlockId, BlockKind, Expr, VarValue};
use crate::language::meta::FOR_EACH;
use crate::resolve::{BlockEntry, Names, Target};
use crate::syntax::{Node, ast};

impl<'a> Checker<'a, '_> {
    /// Checks every `var`.
    pub(super) fn check_vars(&mut self) {
        let names = self.names;
        for (name, item) in &names.vars {
            self.var_named(name, item);
            if let Some(checked) = self.memo.vars.get_mut(name.as_str()) {
                // Taken out, so that each declaration is reported here and nowhere else. The value
                // stays for those who ask later.
                let found = std::mem::take(&mut checked.found);
                self.include(Checked { value: (), found });
            }
        }
    }

    /// The values of the `var`s, which are checked.
    pub(super) fn var_values(&self) -> Vec<VarValue> {
        let values = self.names.vars.keys().filter_map(|name| {
            let source = self.input.variables.get(name).map(|given| given.value.span.file);
            Some(VarValue {
                name: name.clone(),
                value: self.memo.value_of_var(name)?.clone(),
                source: source.map(|file| self.input.sources.file(file).name().to_owned()),
            })
        });
        values.collect()
    }

    /// Checks every `let`.
    pub(super) fn check_lets(&mut self) {
        let names = self.names;
        for (name, item) in &names.lets {
            self.let_named(name, item);
            if let Some(checked) = self.memo.lets.get_mut(name.as_str()) {
                let found = std::mem::take(&mut checked.found);
                self.include(Checked { value: (), found });
            }
        }
    }

    /// The value of a `let`.
    pub(super) fn let_named(&mut self, name: &'a str, item: &'a ast::Let) -> Expr {
        if self.names.is_cyclic("let", name) {
            return Expr::unknown(item.value.span);
        }
        if !self.memo.lets.contains_key(name) {
            // This may evaluate the `let` itself, as a part of a chain that comes back to it. That
            // is why the memo is asked only afterwards.
            self.prepare(Dependency::Let(name));
        }
        if let Some(value) = self.memo.value_of_let(name) {
            return value.clone();
        }
        let mut checked = self.declaration(|checker| checker.expr(&item.value));
        // Part of its value may stand in a line that could not be read, so its value may be another
        // one.
        if self.unread.overlaps(item.span) {
            checked.value = Expr::unknown(checked.value.span);
        }
        let value = checked.value.clone();
        self.memo.lets.insert(name, checked);
        value
    }

    /// The value of a `var`, from outside or its default.
    pub(super) fn var_named(&mut self, name: &'a str, item: &'a ast::Param) -> Expr {
        if self.names.is_cyclic("var", name) {
            return Expr::unknown(item.span);
        }
        if !self.memo.vars.contains_key(name) {
            self.prepare(Dependency::Var(name));
        }
        if let Some(value) = self.memo.value_of_var(name) {
            return value.clone();
        }
        // A default that asks for its own variable finds this.
        self.memo.vars.insert(name, Checked { value: Expr::unknown(item.span), found: Found::default() });
        let checked = self.declaration(|checker| checker.var(name, item));
        let value = checked.value.clone();
        self.memo.vars.insert(name, checked);
        value
    }

    /// When the block of an id is there: that of a declaration, or one of its copies.
    pub(super) fn memoised_existence(&mut self, entry: &'a BlockEntry, id: BlockId) -> Existence {
        if self.memo.begin(id) {
            self.prepare(Dependency::Existence(entry.id));
            self.find_existence(entry, id);
        }
        self.found.circular |= self.memo.circular.contains(&id);
        if let Some(Some(existence)) = self.memo.existence.get(&id) {
            return existence.clone();
        }
        // A guard that asks for its own block: nobody reports the reference as a cycle, and until the guard is known it proves nothing.
        self.found.circular = true;
        Existence::ALWAYS
    }

    /// The guard of a block, which is reported here.
    pub(super) fn guard_of(&mut self, entry: &'a BlockEntry, id: BlockId) -> Guard {
        self.memoised_existence(entry, id);
        let known = self.memo.guards.remove(&id);
        let checked = known.unwrap_or_else(|| self.checked_guard(entry, id));
        self.include(checked)
    }

    fn checked_guard(&mut self, entry: &'a BlockEntry, id: BlockId) -> Checked<'a, Guard> {
        self.declaration(|checker| {
            checker.in_copy(entry, id, |checker| checker.guard(&entry.block.body, None))
        })
    }

    /// Finds out what the copies of a block depend on.
    pub(super) fn prepare_copies(&mut self, entry: &'a BlockEntry) {
        self.prepare(Dependency::Existence(entry.id));
    }

    fn find_existence(&mut self, entry: &'a BlockEntry, id: BlockId) {
        let guard = self.checked_guard(entry, id);
        let own = Existence::of(&guard.value);
        let own = if id.kind().is_existing() { own.and(self.existence_of_owner(entry, id)) } else { own };
        let existence = match self.names.host(entry) {
            Some(host) => own.and(self.memoised_existence(host, host.copy_of(id))),
            None => own,
        };
        self.memo.existence.insert(id, Some(existence));
        self.memo.pending = self.memo.pending.saturating_sub(1);
        if guard.found.circular {
            self.memo.circular.insert(id);
            // It was checked without knowing all that it names. `guard_of` checks it once more,
            // when everything is known, and reports that.
            self.forget(guard);
        } else {
            self.memo.guards.insert(id, guard);
        }
        // Not before: as long as one is being found out, an answer that depended on it would be
        // found with the same gap again.
        if self.memo.pending == 0 {
            self.find_circular_again();
        }
    }

    /// Finds out again what depended on answers that were not there yet: now they are. What came first was the farthest from an
    /// answer, and the others follow from it.
    fn find_circular_again(&mut self) {
        for id in std::mem::take(&mut self.memo.circular) {
            if let Some(entry) = self.names.entry(id) {
                self.find_existence(entry, id);
            }
        }
    }

    /// Evaluates all that a declaration depends on, and that was not evaluated before.
    fn prepare(&mut self, start: Dependency<'a>) {
        if !self.memo.prepared.insert(start) {
            return;
        }
        let mut path = vec![(start, dependencies(self.names, start).into_iter())];
        while let Some((at, targets)) = path.last_mut() {
            let at = *at;
            let Some(target) = targets.next() else {
                path.pop();
                // The start itself is left to the caller, which evaluates it right after this.
                if !path.is_empty() {
                    self.evaluate(at);
                }
                continue;
            };
            if self.memo.prepared.insert(target) {
                // Who asks for what is being found out gets the answer of a cycle.
                if let Dependency::Existence(id) = target
                    && !self.is_repeated(id)
                {
                    self.memo.begin(id);
                }
                path.push((target, dependencies(self.names, target).into_iter()));
            }
        }
    }

    fn evaluate(&mut self, at: Dependency<'a>) {
        let names = self.names;
        match at {
            Dependency::Let(name) => {
                names.lets.get(name).map(|item| self.let_named(name, item));
            }
            Dependency::Var(name) => {
                names.vars.get(name).map(|item| self.var_named(name, item));
            }
            Dependency::Existence(id) => {
                if let Some(entry) = names.entry(id) {
                    if entry.repeated {
                        self.find_all_copies(entry);
                    } else {
                        self.find_existence(entry, id);
                    }
                }
            }
        }
    }

    fn is_repeated(&self, id: BlockId) -> bool {
        self.names.entry(id).is_some_and(|entry| entry.repeated)
    }

    /// Finds out which copies a block has, and when each is there.
    fn find_all_copies(&mut self, entry: &'a BlockEntry) {
        for id in self.copy_ids(entry) {
            self.memoised_existence(entry, id);
        }
    }
}

/// What a declaration names.
fn dependencies<'a>(names: &'a Names, at: Dependency<'a>) -> Vec<Dependency<'a>> {
    let mut found = Vec::new();
    let mut visit = |expr: &'a ast::Expr| found.extend(dependency(names, expr));
    match at {
        Dependency::Let(name) => {
            names.lets.get(name).into_iter().for_each(|item| Node::Let(item).exprs(&mut visit));
        }
        Dependency::Var(name) => {
            names.vars.get(name).into_iter().for_each(|var| Node::Param(var).exprs(&mut visit));
        }
        Dependency::Existence(id) => {
            names.entry(id).into_iter().for_each(|entry| guards(&entry.block.body, id.kind(), &mut visit));
            let host = names.entry(id).and_then(|entry| entry.within);
            found.extend(host.map(Dependency::Existence));
        }
    }
    found
}

fn dependency<'a>(names: &'a Names, expr: &ast::Expr) -> Option<Dependency<'a>> {
    match names.target_of(expr)? {
        Target::Let(name, _) => Some(Dependency::Let(name)),
        Target::Var(name, _) => Some(Dependency::Var(name)),
        Target::Block(entry) => Some(Dependency::Existence(entry.id)),
        Target::Param(..) | Target::Pseudo(_) => None,
    }
}

/// The attributes that say whether a block of any kind is there, and how often.
const DECIDING: [&str; 2] = ["when", FOR_EACH];

/// The expressions that say whether a block, or a block in it, is there.
fn guards<'a>(body: &'a ast::Body, kind: BlockKind, visit: &mut impl FnMut(&'a ast::Expr)) {
    let decides = |name: &str| DECIDING.contains(&name) || kind.given_by().contains(&name);
    for entry in &body.entries {
        match entry {
            ast::Entry::Attribute(attribute) if decides(&attribute.key.value) => {
                Node::Expr(&attribute.value).exprs(visit);
            }
            ast::Entry::Block(block) => guards(&block.body, kind, visit),
            ast::Entry::Attribute(_) | ast::Entry::Error(_) => {}
        }
    }
}
