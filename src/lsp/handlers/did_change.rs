//! `textDocument/didChange`: edits, each of the text that the one before it leaves.

use std::rc::Rc;

use gen_lsp_types::{Range, VersionedTextDocumentIdentifier};
use serde::Deserialize;

use crate::lsp::failure::Failure;
use crate::lsp::program::Document;
use crate::lsp::server::Server;
use crate::lsp::text::Text;

/// The parameters. In the types of `gen_lsp_types` an edit with a malformed range would pass for a whole text.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::lsp) struct Params {
    text_document: VersionedTextDocumentIdentifier,
    content_changes: Vec<Change>,
}

/// One edit.
#[derive(Debug, Deserialize)]
struct Change {
    /// What is replaced; the whole text if absent.
    range: Option<Range>,
    text: String,
}

pub(in crate::lsp) fn handle(server: &mut Server, params: Params) -> Result<(), Failure> {
    let uri = params.text_document.text_document_identifier.uri;
    let document = server.workspace.document(&uri).ok_or_else(|| Failure::unknown_document(&uri))?;
    let encoding = server.workspace.encoding();
    let mut text: Option<Text> = None;
    for Change { range, text: new } in params.content_changes {
        text = Some(match range {
            Some(range) => {
                let before = text.as_ref().unwrap_or(&document.text);
                before.replaced(before.range(range, encoding), &new)
            }
            None => Text::new(new),
        });
    }
    let text = text.map_or_else(|| Rc::clone(&document.text), Rc::new);
    let version = params.text_document.version;
    // The URI stays as it was spelled in `didOpen`: the editor finds its diagnostics by it.
    let document = Document { version, text, ..document.clone() };
    server.workspace.set_document(document);
    Ok(())
}
