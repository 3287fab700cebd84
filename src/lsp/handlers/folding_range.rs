//! `textDocument/foldingRange`: the ranges that can be folded.

use gen_lsp_types::{FoldingRange, FoldingRangeKind, FoldingRangeParams, ServerCapabilities};

use crate::ide;
use crate::lsp::client::Client;
use crate::lsp::failure::Failure;
use crate::lsp::server::Server;

pub(in crate::lsp) fn register(capabilities: &mut ServerCapabilities, _: &Client) {
    capabilities.folding_range_provider = Some(true.into());
}

pub(in crate::lsp) fn handle(
    server: &mut Server,
    params: FoldingRangeParams,
) -> Result<Option<Vec<FoldingRange>>, Failure> {
    let (snapshot, file) = server.workspace.snapshot_of(&params.text_document.uri)?;
    let found = ide::folds(&snapshot.analysis, file).into_iter().filter_map(|fold| {
        let range = snapshot.range(fold.span);
        // The line of the closing bracket stays visible, as in other languages.
        let end_line = range.end.line.saturating_sub(u32::from(fold.closes));
        (end_line > range.start.line).then(|| FoldingRange {
            start_line: range.start.line,
            end_line,
            kind: fold.comment.then_some(FoldingRangeKind::Comment),
            ..FoldingRange::default()
        })
    });
    Ok(Some(found.collect()))
}
