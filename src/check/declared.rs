//! The whole program, declaration by declaration.

use super::block::CheckedBlock;
use super::context::Checker;
use super::stack_order::{self, References};
use crate::ir::{BlockId, BlockKind, Declared, Expr, ExprKind, Program};
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
    let former = checker.former_labels();
    let (name, project, docs) = checker.project();
    let mut program = Program::new(name, project, names.project.as_deref().map(ast::Block::head), docs);
    let mut references = References::new();
    for entry in names.blocks.values() {
        declare(checker, entry, &mut references, &mut program);
    }
    program.keep_names(&former);
    program.vars = checker.var_values();
    // Only now are all clusters there, and all that names one of them.
    program.attach();
    program.outputs = checker.outputs();
    program.asserts = checker.asserts();
    stack_order::check(checker, &program, &references);
    program.params.clone_from(&checker.params);
    program
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
                $($(BlockKind::$block => program.$list.extend(declared(checker, entry, references)),)+)+
            }
        }
    };
}
kinds!(declarations);

fn declared<'a, B: Block>(
    checker: &mut Checker<'a, '_>,
    entry: &'a BlockEntry,
    references: &mut References,
) -> Option<Declared<B>> {
    let block = &entry.block;
    let CheckedBlock { raw, guard, tags } = checker.block(entry, B::SCHEMA)?;
    for value in tags.values() {
        collect_references(entry.id, value, references);
    }
    collect_from_block(entry.id, &raw, references);
    // Without a label there is nothing to refer to it by, and it is reported. Its content has been
    // checked all the same.
    let label = block.labels.first()?;
    Some(Declared {
        id: entry.id,
        name: Spanned::new(plain_text(&label.value)?.to_string(), label.value.span),
        former: None,
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
