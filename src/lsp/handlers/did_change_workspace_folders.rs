//! `workspace/didChangeWorkspaceFolders`: folders were opened or closed.

use gen_lsp_types::DidChangeWorkspaceFoldersParams;

use crate::lsp::failure::Failure;
use crate::lsp::server::Server;
use crate::lsp::uri;

pub(in crate::lsp) fn handle(
    server: &mut Server,
    params: DidChangeWorkspaceFoldersParams,
) -> Result<(), Failure> {
    let folders = &mut server.workspace.folders;
    for removed in params.event.removed {
        let path = uri::path(&removed.uri);
        folders.retain(|folder| Some(folder) != path.as_ref());
    }
    folders.extend(params.event.added.iter().filter_map(|folder| uri::path(&folder.uri)));
    server.published.outdated = true;
    Ok(())
}
