//! `textDocument/hover`: documentation and value of what the word at a position refers to.

use gen_lsp_types::{Hover, HoverParams, MarkupContent, MarkupKind, ServerCapabilities};

use crate::ide;
use crate::lsp::client::Client;
use crate::lsp::failure::Failure;
use crate::lsp::server::Server;

pub(in crate::lsp) fn register(capabilities: &mut ServerCapabilities, _: &Client) {
    capabilities.hover_provider = Some(true.into());
}

pub(in crate::lsp) fn handle(server: &mut Server, params: HoverParams) -> Result<Option<Hover>, Failure> {
    let (snapshot, position) = server.workspace.position(&params.text_document_position_params)?;
    Ok(ide::hover(&snapshot.analysis, position).map(|hover| Hover {
        contents: MarkupContent {
            kind: MarkupKind::Markdown,
            value: snapshot.with_link(hover.markdown, hover.page.as_deref()),
        }
        .into(),
        range: Some(snapshot.range(hover.span)),
    }))
}
