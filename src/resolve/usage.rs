//! Declarations that nothing uses.

use std::collections::BTreeSet;

use super::Names;
use super::target::reference;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice;
use crate::syntax::{Node, ast};
use crate::types::{BlockId, BlockKind};

/// Warns about each `param`, `var`, `let` and `existing` block that no expression refers to. Only for a program without errors: a
/// misspelled reference would make its target look unused.
pub fn report_unused(files: &[ast::File], names: &Names, sink: &mut Sink) {
    let mut used: BTreeSet<(&str, &str)> = BTreeSet::new();
    // From the tree and not from the typed program, in which constants are folded and their references gone.
    for item in files.iter().flat_map(|file| &file.items) {
        // A declaration that only refers to itself is not used.
        let declared = declared_name(item);
        Node::from(item).exprs(&mut |expr| {
            if let Some(reference) = reference(expr)
                && Some(reference) != declared
            {
                used.insert(reference);
            }
        });
    }
    for (name, param) in &names.params {
        if !used.contains(&("param", name.as_str())) {
            sink.push(advice::unused_param(param.name.span, name, param.span));
        }
    }
    for (name, var) in &names.vars {
        if !used.contains(&("var", name.as_str())) {
            sink.push(advice::unused_var(var.name.span, name, var.span));
        }
    }
    for (name, item) in &names.lets {
        if !used.contains(&("let", name.as_str())) {
            sink.push(advice::unused_let(item.name.span, name, item.span));
        }
    }
    // One that is declared in another block is a part of that, which is used by it.
    let hosts = names.blocks.iter().filter(|((kind, name), _)| used.contains(&(*kind, name.as_str())));
    let hosts: BTreeSet<BlockId> = hosts.filter_map(|(_, entry)| entry.within).collect();
    // A created block is useful without a reference: it becomes resources. An existing one is there only to be referred to.
    for ((kind, name), entry) in &names.blocks {
        // What a manifest declares is there whether or not the program uses it.
        let is_used = used.contains(&(*kind, name.as_str())) || hosts.contains(&entry.id) || entry.offered;
        if entry.id.kind().is_existing() && !is_used {
            sink.push(advice::unused_existing(entry.block.head(), kind, name, entry.block.span));
        }
        // Nor does a topic without anything that publishes to it.
        if entry.id.kind() == BlockKind::Alerts && !used.contains(&(*kind, name.as_str())) {
            sink.push(advice::unused_alerts(entry.block.head(), name));
        }
    }
}

fn declared_name(item: &ast::Item) -> Option<(&str, &str)> {
    match item {
        ast::Item::Param(param) => Some((param.kind.keyword(), &param.name.value)),
        ast::Item::Let(item) => Some(("let", &item.name.value)),
        _ => None,
    }
}
