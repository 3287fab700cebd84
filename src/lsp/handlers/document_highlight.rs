//! `textDocument/documentHighlight`: the references in a document to what the word at a position refers to.

use gen_lsp_types::{DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams, ServerCapabilities};

use crate::ide::{self, Role};
use crate::lsp::client::Client;
use crate::lsp::failure::Failure;
use crate::lsp::server::Server;

pub(in crate::lsp) fn register(capabilities: &mut ServerCapabilities, _: &Client) {
    capabilities.document_highlight_provider = Some(true.into());
}

pub(in crate::lsp) fn handle(
    server: &mut Server,
    params: DocumentHighlightParams,
) -> Result<Option<Vec<DocumentHighlight>>, Failure> {
    let (snapshot, position) = server.workspace.position(&params.text_document_position_params)?;
    let found = ide::highlights(&snapshot.analysis, position).into_iter().map(|reference| {
        let kind = match reference.role {
            Role::Definition => DocumentHighlightKind::Write,
            Role::Reference => DocumentHighlightKind::Read,
        };
        DocumentHighlight { range: snapshot.range(reference.span), kind: Some(kind) }
    });
    Ok(Some(found.collect()))
}
