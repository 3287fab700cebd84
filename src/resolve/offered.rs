//! Names that come from elsewhere: the listeners that the manifest of an existing cluster declares.

use std::sync::Arc;

use super::collect::insert;
use super::{BlockEntry, Names};
use crate::diagnostics::Sink;
use crate::language::kinds;
use crate::source::{Span, Spanned};
use crate::syntax::ast;
use crate::types::{BlockId, BlockKind};

/// The listeners of the manifest of an existing cluster.
#[derive(Debug, Clone)]
pub struct OfferedListeners {
    /// The cluster.
    pub host: BlockId,
    /// Their names in this program, each with the place where the program names it or the manifest; `None` if the manifest says
    /// nothing, which is reported.
    pub listeners: Option<Vec<(String, Span)>>,
    /// Whether there may be others, because something is wrong with them and reported.
    pub incomplete: bool,
}

impl Names {
    /// Adds listeners that manifests declare. Reports names that are taken.
    pub fn declare_offered(&mut self, all: Vec<OfferedListeners>, sink: &mut Sink) {
        for OfferedListeners { host, listeners, incomplete } in all {
            let Some(entry) = self.entry(host) else { continue };
            let repeated = entry.repeated;
            if incomplete {
                self.unread_kinds.insert("listener");
            }
            for (name, span) in listeners.into_iter().flatten() {
                self.declare_listener((host, repeated), &name, span, sink);
            }
        }
    }

    fn declare_listener(
        &mut self,
        (host, repeated): (BlockId, bool),
        name: &str,
        span: Span,
        sink: &mut Sink,
    ) {
        let Some(kind) = kinds::find("listener") else { return };
        let mut index = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        while self.ids.contains_key(&BlockId::of_declaration(BlockKind::ExistingListener, index)) {
            index += 1;
        }
        let id = BlockId::of_declaration(BlockKind::ExistingListener, index);
        let block = Arc::new(declaration(name, span));
        let entry = BlockEntry { id, block, kind, repeated, within: Some(host), offered: true };
        insert(self, name, entry, sink);
    }
}

/// `listener "public" {}` as if it were written where the manifest is named.
fn declaration(name: &str, span: Span) -> ast::Block {
    let label = ast::Expr { kind: ast::ExprKind::Text(vec![ast::TextPart::Literal(name.to_owned())]), span };
    ast::Block {
        docs: None,
        existing: None,
        kind: Spanned::new("listener".to_owned(), span),
        labels: vec![ast::Label { value: label }],
        body: ast::Body { entries: Vec::new(), open: span, close: Some(span), span },
        span,
    }
}
