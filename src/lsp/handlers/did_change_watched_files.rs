//! `workspace/didChangeWatchedFiles`: something on disk has changed.

use gen_lsp_types::DidChangeWatchedFilesParams;

use crate::lsp::failure::Failure;
use crate::lsp::server::Server;
use crate::lsp::uri;

pub(in crate::lsp) fn handle(
    server: &mut Server,
    params: DidChangeWatchedFilesParams,
) -> Result<(), Failure> {
    for event in params.changes {
        if let Some(path) = uri::path(&event.uri) {
            server.workspace.path_changed(&path);
        }
    }
    // An editor that pulls diagnostics does so after an edit, and this was none.
    server.published.outdated = true;
    Ok(())
}
