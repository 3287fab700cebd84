//! `textDocument/didOpen`: from now on the editor's text counts.

use gen_lsp_types::{DidOpenTextDocumentParams, TextDocumentItem};

use crate::lsp::failure::Failure;
use crate::lsp::server::Server;
use crate::lsp::text::Text;

pub(in crate::lsp) fn handle(server: &mut Server, params: DidOpenTextDocumentParams) -> Result<(), Failure> {
    let TextDocumentItem { uri, version, text, .. } = params.text_document;
    server.workspace.set_document(uri, version, Text::new(text));
    Ok(())
}
