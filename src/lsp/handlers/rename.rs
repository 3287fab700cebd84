//! `textDocument/rename` and `textDocument/prepareRename`: renames a declaration and all references to it.

use gen_lsp_types::{
    PrepareRenameParams, PrepareRenamePlaceholder, PrepareRenameResult, RenameOptions, RenameParams,
    ServerCapabilities, WorkspaceEdit,
};
use lsp_server::ErrorCode;

use crate::ide::rename;
use crate::lsp::client::Client;
use crate::lsp::failure::Failure;
use crate::lsp::server::Server;

pub(in crate::lsp) fn register(capabilities: &mut ServerCapabilities, client: &Client) {
    // The protocol allows the options only for editors that support `prepareRename`.
    capabilities.rename_provider = Some(if client.prepares_renames {
        RenameOptions { prepare_provider: Some(true), ..RenameOptions::default() }.into()
    } else {
        true.into()
    });
}

pub(in crate::lsp) fn prepare(
    server: &mut Server,
    params: PrepareRenameParams,
) -> Result<Option<PrepareRenameResult>, Failure> {
    let (snapshot, position) = server.workspace.position(&params.text_document_position_params)?;
    Ok(rename::prepare(&snapshot.analysis, position).map(|found| {
        PrepareRenamePlaceholder { range: snapshot.range(found.span), placeholder: found.name }.into()
    }))
}

pub(in crate::lsp) fn handle(
    server: &mut Server,
    params: RenameParams,
) -> Result<Option<WorkspaceEdit>, Failure> {
    let (snapshot, position) = server.workspace.position(&params.text_document_position_params)?;
    let edits = rename::rename(&snapshot.analysis, position, &params.new_name)
        .map_err(|why| Failure::new(ErrorCode::RequestFailed, why))?;
    let proposed = rename::proposed_move(&snapshot.analysis, position, &params.new_name);
    Ok(Some(snapshot.workspace_edit_with(&edits, proposed)))
}
