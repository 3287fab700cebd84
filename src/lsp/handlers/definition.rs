//! `textDocument/definition`: the declaration that a word refers to.

use gen_lsp_types::{DefinitionParams, DefinitionResponse, LocationLink, ServerCapabilities};

use crate::ide;
use crate::lsp::client::Client;
use crate::lsp::failure::Failure;
use crate::lsp::server::Server;

pub(in crate::lsp) fn register(capabilities: &mut ServerCapabilities, _: &Client) {
    capabilities.definition_provider = Some(true.into());
}

pub(in crate::lsp) fn handle(
    server: &mut Server,
    params: DefinitionParams,
) -> Result<Option<DefinitionResponse>, Failure> {
    let (snapshot, position) = server.workspace.position(&params.text_document_position_params)?;
    let Some(found) = ide::definition(&snapshot.analysis, position) else { return Ok(None) };
    let Some(location) = snapshot.location(found.name) else { return Ok(None) };
    if !server.client.knows_links {
        return Ok(Some(DefinitionResponse::Definition(location.into())));
    }
    Ok(Some(DefinitionResponse::DefinitionLinkList(vec![LocationLink {
        origin_selection_range: Some(snapshot.range(found.origin)),
        target_uri: location.uri,
        target_range: snapshot.range(found.whole),
        target_selection_range: location.range,
    }])))
}
