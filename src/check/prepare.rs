//! What a value depends on is evaluated before it, the deepest first: a chain of values may be as long as the program, the
//! stack may not.

use super::context::Checker;
use crate::language::kinds;
use crate::resolve::{Names, walk};
use crate::syntax::ast;
use crate::types::BlockId;

/// A declaration that others ask for a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Dependency<'a> {
    Let(&'a str),
    Var(&'a str),
    /// Whether the block is there.
    Existence(BlockId),
}

impl<'a> Checker<'a, '_> {
    /// Evaluates all that a declaration depends on, and that was not evaluated before.
    pub(super) fn prepare(&mut self, start: Dependency<'a>) {
        if !self.prepared.insert(start) {
            return;
        }
        let mut path = vec![(start, dependencies(self.names, start).into_iter())];
        while let Some((at, targets)) = path.last_mut() {
            let at = *at;
            let Some(target) = targets.next() else {
                path.pop();
                if !path.is_empty() {
                    self.evaluate(at);
                }
                continue;
            };
            if self.prepared.insert(target) {
                // Who asks for what is being found out gets the answer of a cycle.
                if let Dependency::Existence(id) = target {
                    self.existence.insert(id, None);
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
                    self.find_existence(entry);
                }
            }
        }
    }
}

/// What a declaration names.
fn dependencies<'a>(names: &Names<'a>, at: Dependency<'a>) -> Vec<Dependency<'a>> {
    let mut found = Vec::new();
    let mut visit =
        |expr: &'a ast::Expr| found.extend(walk::reference(expr).and_then(|it| dependency(names, it)));
    match at {
        Dependency::Let(name) => {
            if let Some(item) = names.lets.get(name) {
                walk::expr(&item.value, &mut visit);
            }
        }
        Dependency::Var(name) => {
            if let Some(item) = names.vars.get(name) {
                walk::param(item, &mut visit);
            }
        }
        Dependency::Existence(id) => {
            if let Some(entry) = names.entry(id) {
                guards(&entry.block.body, &mut visit);
            }
        }
    }
    found
}

fn dependency<'a>(names: &Names<'a>, (space, name): (&'a str, &'a str)) -> Option<Dependency<'a>> {
    match space {
        "let" => names.lets.get_key_value(name).map(|(name, _)| Dependency::Let(name)),
        "var" => names.vars.get_key_value(name).map(|(name, _)| Dependency::Var(name)),
        kind => names.block(kinds::find(kind)?.name, name).map(|entry| Dependency::Existence(entry.id)),
    }
}

/// The expressions that say whether a block, or a block in it, is there.
fn guards<'a>(body: &'a ast::Body, visit: &mut impl FnMut(&'a ast::Expr)) {
    for entry in &body.entries {
        match entry {
            ast::Entry::Attribute(attribute) if matches!(attribute.key.value.as_str(), "when" | "stack") => {
                walk::expr(&attribute.value, visit);
            }
            ast::Entry::Block(block) => guards(&block.body, visit),
            ast::Entry::Attribute(_) | ast::Entry::Error(_) => {}
        }
    }
}
