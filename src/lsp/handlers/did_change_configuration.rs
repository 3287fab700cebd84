//! `workspace/didChangeConfiguration`: the settings have changed. Some editors send the new ones, others want to be asked.

use gen_lsp_types::DidChangeConfigurationParams;

use crate::lsp::failure::Failure;
use crate::lsp::server::Server;
use crate::lsp::watch;

pub(in crate::lsp) fn handle(
    server: &mut Server,
    params: DidChangeConfigurationParams,
) -> Result<(), Failure> {
    if server.client.provides_settings {
        watch::ask_settings(server);
    } else if !params.settings.is_null() {
        server.set_settings(&params.settings);
    }
    Ok(())
}
