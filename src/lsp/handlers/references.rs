//! `textDocument/references`: all references to what the word at a position refers to.

use gen_lsp_types::{Location, ReferenceParams, ServerCapabilities};

use crate::ide::{self, Role};
use crate::lsp::client::Client;
use crate::lsp::failure::Failure;
use crate::lsp::server::Server;

pub(in crate::lsp) fn register(capabilities: &mut ServerCapabilities, _: &Client) {
    capabilities.references_provider = Some(true.into());
}

pub(in crate::lsp) fn handle(
    server: &mut Server,
    params: ReferenceParams,
) -> Result<Option<Vec<Location>>, Failure> {
    let (snapshot, position) = server.workspace.position(&params.text_document_position_params)?;
    let declared = params.context.include_declaration;
    let found = ide::references(&snapshot.analysis, position).into_iter();
    let found = found.filter(|reference| declared || reference.role == Role::Reference);
    Ok(Some(found.filter_map(|reference| snapshot.location(reference.span)).collect()))
}
