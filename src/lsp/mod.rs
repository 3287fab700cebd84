//! The language server: the protocol, and nothing else. What an editor asks is answered by `ide`.
//!
//! One thread reads messages, one writes them, and one does the work, message by message: so every answer is about a state that the
//! editor knows. A new feature is a file in `handlers` and a line in `routes`.

mod client;
mod diagnostics;
mod failure;
mod handlers;
mod highlighted;
mod program;
mod publish;
mod routes;
mod server;
mod settings;
mod snapshot;
mod text;
mod transport;
mod uri;
mod watch;
mod workspace;

use lsp_server::Connection;

/// Serves the editor that has started this process. The exit status: 0 if it said `shutdown` before it left, else 1.
pub fn run() -> u8 {
    let (connection, writer) = transport::stdio();
    let status = serve(connection);
    // What was said last is still to be written.
    let _ = writer.join();
    status
}

/// Serves an editor until it leaves. The exit status is that of [`run`].
pub fn serve(connection: Connection) -> u8 {
    server::Server::new(connection).run()
}
