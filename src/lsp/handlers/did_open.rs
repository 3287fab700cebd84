//! `textDocument/didOpen`: from now on the editor's text counts.

use std::rc::Rc;

use gen_lsp_types::{DidOpenTextDocumentParams, TextDocumentItem};

use crate::lsp::failure::Failure;
use crate::lsp::program::{Document, dialect};
use crate::lsp::server::Server;
use crate::lsp::text::Text;
use crate::lsp::uri::Id;

pub(in crate::lsp) fn handle(server: &mut Server, params: DidOpenTextDocumentParams) -> Result<(), Failure> {
    let TextDocumentItem { uri, language_id, version, text } = params.text_document;
    // An unsaved document has no extension; then the language that the user chose tells what it is.
    let dialect = dialect(&Id::of(&uri), &language_id.to_string());
    server.workspace.set_document(Document { uri, version, text: Rc::new(Text::new(text)), dialect });
    Ok(())
}
