//! `textDocument/documentLink`: links to files that the program reads, and to the pages of diagnostics.

use gen_lsp_types::{DocumentLink, DocumentLinkOptions, DocumentLinkParams, ServerCapabilities};

use crate::ide::{self, Target};
use crate::lsp::client::Client;
use crate::lsp::diagnostics;
use crate::lsp::failure::Failure;
use crate::lsp::server::Server;
use crate::lsp::uri;

pub(in crate::lsp) fn register(capabilities: &mut ServerCapabilities, _: &Client) {
    capabilities.document_link_provider = Some(DocumentLinkOptions::default());
}

pub(in crate::lsp) fn handle(
    server: &mut Server,
    params: DocumentLinkParams,
) -> Result<Option<Vec<DocumentLink>>, Failure> {
    let (snapshot, file) = server.workspace.snapshot_of(&params.text_document.uri)?;
    let path = uri::path(&params.text_document.uri);
    let folder = path.as_deref().and_then(|path| path.parent());
    let links = ide::links(&snapshot.analysis, file).into_iter().filter_map(|link| {
        let (target, tooltip) = match link.target {
            Target::File(name) => (uri::of(&folder?.join(&name)), format!("open {name}")),
            Target::Page(code) => (diagnostics::page(&snapshot, code)?, code.title.to_owned()),
        };
        Some(DocumentLink {
            range: snapshot.range(link.span),
            target: Some(target),
            tooltip: Some(tooltip),
            data: None,
        })
    });
    Ok(Some(links.collect()))
}
