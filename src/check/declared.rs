//! The whole program, declaration by declaration.

use super::block::CheckedBlock;
use super::context::Checker;
use crate::diagnostics::catalog::names as catalog;
use crate::ir::kinds::Project;
use crate::ir::{BlockKind, Declared, Expr, Program};
use crate::language::{Block, RawBlock};
use crate::resolve::{BlockEntry, plain_text};
use crate::source::Spanned;
use crate::syntax::ast;

/// Checks every declaration and gives the typed program.
pub(super) fn program(checker: &mut Checker<'_, '_>) -> Program {
    let names = checker.names;
    checker.check_variables();
    for (name, item) in &names.vars {
        checker.var_named(name, item);
    }
    checker.check_params();
    for (name, item) in &names.lets {
        checker.let_named(name, item);
    }
    let (name, project, docs) = project(checker);
    let mut program = Program::new(name, project, names.project.map(ast::Block::head), docs);
    for entry in names.blocks.values() {
        declare(checker, *entry, &mut program);
    }
    program.attach();
    program.outputs = checker.outputs();
    program.asserts = checker.asserts();
    super::stack_order::check(checker, &program);
    program.params.clone_from(&checker.params);
    program
}

macro_rules! declarations {
    ($($kind:ident { $($block:ident in $list:ident $home:tt;)+ })+) => {
        fn declare<'a>(checker: &mut Checker<'a, '_>, entry: BlockEntry<'a>, program: &mut Program) {
            match entry.id.kind() {
                $($(BlockKind::$block => program.$list.extend(declared(checker, entry)),)+)+
            }
        }
    };
}
kinds!(declarations);

fn declared<'a, B: Block>(checker: &mut Checker<'a, '_>, entry: BlockEntry<'a>) -> Option<Declared<B>> {
    let block = entry.block;
    let CheckedBlock { raw, guard, tags } = checker.block(block, B::SCHEMA)?;
    remember(checker, entry, &raw, &tags);
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

/// All references of a block, for the order of the stacks.
fn remember(
    checker: &mut Checker<'_, '_>,
    entry: BlockEntry<'_>,
    raw: &RawBlock,
    tags: &indexmap::IndexMap<String, Expr>,
) {
    for value in raw.attributes.values().chain(tags.values()) {
        checker.remember_references(entry.id, value);
    }
    for nested in raw.blocks.values().flatten() {
        if let Some(label) = &nested.label {
            checker.remember_references(entry.id, label);
        }
        remember(checker, entry, &nested.block, &indexmap::IndexMap::new());
    }
}

/// The `project` block, or its defaults under the name of the folder or file.
fn project(checker: &mut Checker<'_, '_>) -> (String, Project, Option<String>) {
    let Some(block) = checker.names.project else {
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
