//! The language server: the protocol, and nothing else. What an editor asks is answered by `ide`.
//!
//! One thread reads messages, one writes them, and one does the work, message by message: so every answer is about a state that the
//! editor knows. A new feature is a file in `handlers` and a line in `routes`.

mod transport;

mod uri;

mod text;

mod client;

mod settings;

mod failure;

mod program;

mod workspace;

mod snapshot;

mod findings;

mod server;

mod publish;

mod coloured;

mod watch;

mod routes;

mod handlers;

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
