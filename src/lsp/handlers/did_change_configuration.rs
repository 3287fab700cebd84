//! `workspace/didChangeConfiguration`: the settings are others. Some editors send them, some want to be asked.

use gen_lsp_types::DidChangeConfigurationParams;

use crate::lsp::failure::Failure;
use crate::lsp::server::Server;
use crate::lsp::watch;

pub(in crate::lsp) fn handle(
    server: &mut Server,
    params: DidChangeConfigurationParams,
) -> Result<(), Failure> {
    if server.client.tells_settings {
        watch::ask_settings(server);
    } else if !params.settings.is_null() {
        server.set_settings(&params.settings);
    }
    Ok(())
}
