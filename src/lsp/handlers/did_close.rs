//! `textDocument/didClose`: from now on the file on disk counts.

use gen_lsp_types::DidCloseTextDocumentParams;

use crate::lsp::failure::Failure;
use crate::lsp::server::Server;

pub(in crate::lsp) fn handle(server: &mut Server, params: DidCloseTextDocumentParams) -> Result<(), Failure> {
    server.highlighted.forget(&params.text_document.uri);
    server.workspace.close_document(&params.text_document.uri);
    Ok(())
}
