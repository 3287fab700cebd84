//! `textDocument/selectionRange`: the ranges that a growing selection takes.

use gen_lsp_types::{SelectionRange, SelectionRangeParams, ServerCapabilities};

use crate::ide;
use crate::lsp::client::Client;
use crate::lsp::failure::Failure;
use crate::lsp::server::Server;

pub(in crate::lsp) fn register(capabilities: &mut ServerCapabilities, _: &Client) {
    capabilities.selection_range_provider = Some(true.into());
}

pub(in crate::lsp) fn handle(
    server: &mut Server,
    params: SelectionRangeParams,
) -> Result<Option<Vec<SelectionRange>>, Failure> {
    let (snapshot, file) = server.workspace.snapshot_of(&params.text_document.uri)?;
    let found = params.positions.into_iter().map(|position| {
        let spans = ide::selections(&snapshot.analysis, snapshot.position(file, position));
        // The protocol wants an answer for each position, even in an empty document.
        let nothing = SelectionRange::new(gen_lsp_types::Range { start: position, end: position }, None);
        let outermost_first = spans.into_iter().rev();
        outermost_first
            .fold(None, |parent, span| Some(SelectionRange::new(snapshot.range(span), parent.map(Box::new))))
            .unwrap_or(nothing)
    });
    Ok(Some(found.collect()))
}
