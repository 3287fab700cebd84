//! `textDocument/didSave`: for editors that do not watch files, the moment to read the folder again.

use gen_lsp_types::DidSaveTextDocumentParams;

use crate::lsp::failure::Failure;
use crate::lsp::server::Server;
use crate::lsp::uri;

pub(in crate::lsp) fn handle(server: &mut Server, params: DidSaveTextDocumentParams) -> Result<(), Failure> {
    if !server.client.watches_files
        && let Some(path) = uri::path(&params.text_document.uri)
    {
        server.workspace.path_changed(&path);
        server.published.outdated = true;
    }
    Ok(())
}
