//! The whole program, declaration by declaration.

use super::block::CheckedBlock;
use super::context::Checker;
use crate::diagnostics::catalog::names as catalog;
use crate::ir::kinds::Project;
use crate::ir::{BlockId, BlockKind, Declared, Expr, ExprKind, Program};
use crate::language::{Block, RawBlock};
use crate::resolve::{BlockEntry, plain_text};
use crate::source::{Span, Spanned};
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
    let (name, project, docs) = project(checker);
    let mut program = Program::new(name, project, names.project.as_deref().map(ast::Block::head), docs);
    let mut references = References::new();
    for entry in names.blocks.values() {
        declare(checker, entry, &mut references, &mut program);
    }
    // Only now are all clusters there, and all that names one of them.
    program.attach();
    program.outputs = checker.outputs();
    program.asserts = checker.asserts();
    super::stack_order::check(checker, &program, &references);
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
        docs: block.docs.as_ref().map(|docs| docs.value.clone()),
        guard,
        tags,
        head: block.head(),
        span: block.span,
        block: B::read(&raw),
    })
}

/// The references between top-level blocks: from, to, where. The order of the stacks follows from them.
pub(super) type References = Vec<(BlockId, BlockId, Span)>;

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

/// The `project` block, or its defaults under the name of the folder or file.
fn project(checker: &mut Checker<'_, '_>) -> (String, Project, Option<String>) {
    let Some(block) = checker.names.project.as_deref() else {
        return (project_name(checker.input.project_hint), Project::read(&RawBlock::default()), None);
    };
    checker.extra_labels(block, 1);
    let raw = checker.body(&block.body, Project::SCHEMA, block.head(), Project::SCHEMA.name, false);
    let name = match block.labels.first() {
        None => {
            checker.report(catalog::missing_label(block.kind.span, &block.kind.value));
            project_name(checker.input.project_hint)
        }
        Some(label) => match plain_text(&label.value) {
            Some(name) => {
                // The corrected name is used from here on, so that what is made of it has no
                // further mistakes.
                if project_name(name) != name {
                    let fixed = project_name(name);
                    checker.report(catalog::project_label(label.value.span, name, &fixed));
                }
                project_name(name)
            }
            None => {
                if label.value.kind != ast::ExprKind::Error {
                    checker.report(catalog::label_not_plain(label.value.span));
                }
                project_name(checker.input.project_hint)
            }
        },
    };
    (name, Project::read(&raw), block.docs.as_ref().map(|docs| docs.value.clone()))
}

/// A name as stacks can carry it: `[a-z][a-z0-9-]*`, at most 64.
pub(super) fn project_name(text: &str) -> String {
    let mut name = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            name.push(c);
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
    }
    let name: String = name.trim_start_matches(|c: char| !c.is_ascii_lowercase()).chars().take(64).collect();
    let name = name.trim_end_matches('-');
    if name.is_empty() { "program".into() } else { name.into() }
}
