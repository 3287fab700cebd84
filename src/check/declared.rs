//! The whole program, declaration by declaration.

use super::block::CheckedBlock;
use super::context::Checker;
use super::stack_order::{self, References};
use super::within;
use crate::ir::kinds::Notify;
use crate::ir::{BlockId, BlockKind, Declared, Expr, ExprKind, Program, Ref};
use crate::language::{Block, RawBlock};
use crate::resolve::{BlockEntry, plain_text};
use crate::source::Spanned;
use crate::syntax::ast;

/// Checks every declaration and gives the typed program.
pub(super) fn program(checker: &mut Checker<'_, '_>) -> Program {
    let names = checker.names;
    // Names of values from outside come first: a `var` that one of them was probably meant for is
    // then not reported as having none. `let`s and blocks come after the params, whose types they
    // need.
    checker.check_given();
    checker.check_vars();
    checker.check_params();
    checker.check_lets();
    let former = checker.former_names();
    let (name, project, docs) = checker.project();
    let mut program = Program::new(name, project, names.project.as_deref().map(ast::Block::head), docs);
    let mut references = References::new();
    for entry in names.blocks.values().filter(|entry| entry.within.is_none()) {
        declare(checker, entry, &mut references, &mut program);
    }
    within::declare(names, &mut references, &mut program);
    checker.take_foreign(&mut program);
    program.keep_names(&former);
    notified_by_default(&program, &mut references);
    program.vars = checker.var_values();
    super::collisions::check(checker, &program);
    // Only now are all clusters there, and all that names one of them.
    program.attach();
    program.outputs = checker.outputs();
    program.asserts = checker.asserts();
    stack_order::check(checker, &program, &references);
    program.params.clone_from(&checker.params);
    program
}

/// The references of blocks to the alerts of the project, which they do not write themselves.
fn notified_by_default(program: &Program, references: &mut References) {
    let Some(Ref { id: Some(alerts), span, .. }) = program.project.alerts.named() else { return };
    for block in program.blocks() {
        if block.block.alarmed().is_some_and(|alarmed| alarmed.notify == Notify::Inherited) {
            references.push((block.id, alerts, span));
        }
    }
}

macro_rules! declarations {
    ($($kind:ident { $($block:ident in $list:ident $home:tt;)+ })+) => {
        fn declare<'a>(
            checker: &mut Checker<'a, '_>,
            entry: &'a BlockEntry,
            references: &mut References,
            program: &mut Program,
        ) {
            match entry.id.kind() {
                $($(BlockKind::$block => declare_in(checker, entry, references, &mut program.$list),)+)+
            }
        }
    };
}
kinds!(declarations);

/// Adds the blocks of a declaration to the program's list: one, or a copy for each element of its `for_each`.
fn declare_in<'a, B: Block>(
    checker: &mut Checker<'a, '_>,
    entry: &'a BlockEntry,
    references: &mut References,
    list: &mut Vec<Declared<B>>,
) {
    if !entry.repeated {
        list.extend(declared(checker, entry, entry.id, references));
        return;
    }
    let elements = checker.reported_copies(entry);
    let Some(elements) = elements.filter(|elements| !elements.is_empty()) else {
        // With another `--var` there may be some.
        checker.with_each(None, |checker| declared::<B>(checker, entry, entry.id, &mut References::new()));
        return;
    };
    let ids = checker.copy_ids(entry);
    let copies = checker.for_copies(entry.kind.name, &elements, |checker, at| {
        let mut block = declared::<B>(checker, entry, *ids.get(at)?, references)?;
        block.key = elements.get(at).map(|element| element.key.clone());
        Some(block)
    });
    list.extend(copies.into_iter().flatten());
}

fn declared<'a, B: Block>(
    checker: &mut Checker<'a, '_>,
    entry: &'a BlockEntry,
    id: BlockId,
    references: &mut References,
) -> Option<Declared<B>> {
    let block = &entry.block;
    let CheckedBlock { mut raw, guard, tags } = checker.block(entry, id, B::SCHEMA)?;
    checker.fill(entry, id, &mut raw);
    for value in tags.values() {
        collect_references(id, value, references);
    }
    collect_from_block(id, &raw, references);
    // Without a label there is nothing to refer to it by, and it is reported. Its content has been
    // checked all the same.
    let label = block.labels.first()?;
    Some(Declared {
        id,
        name: Spanned::new(plain_text(&label.value)?.to_string(), label.value.span),
        within: None,
        former: None,
        key: None,
        docs: block.docs.as_ref().map(|docs| docs.value.clone()),
        guard,
        tags,
        head: block.head(),
        span: block.span,
        block: B::read(&raw),
    })
}

fn collect_from_block(from: BlockId, raw: &RawBlock, references: &mut References) {
    for value in raw.attributes.values() {
        collect_references(from, value, references);
    }
    for nested in raw.blocks.values().flatten() {
        if let Some(label) = &nested.label {
            collect_references(from, label, references);
        }
        collect_from_block(from, &nested.block, references);
    }
}

fn collect_references(from: BlockId, value: &Expr, references: &mut References) {
    value.walk(&mut |expr| match &expr.kind {
        ExprKind::Result(to, ..) | ExprKind::Block(to) => references.push((from, *to, expr.span)),
        _ => {}
    });
}
