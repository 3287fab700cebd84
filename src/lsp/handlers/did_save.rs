//! `textDocument/didSave`: what lies beside the file may have changed with it, and not every editor watches files.

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
