//! The language server: the protocol, and nothing else. `ide` answers the editor's questions.
//!
//! One thread reads messages, one writes them, and one handles them, one after the other. So an answer is always about a state
//! that the editor knows. A new feature is a file in `handlers` and a line in `routes`.

mod client;
mod diagnostics;
mod failure;
mod handlers;
mod highlighted;
mod main_loop;
mod program;
mod publish;
mod published;
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

/// Serves the editor that started this process. The exit status is 0 if it said `shutdown` before it left, else 1.
pub fn run() -> u8 {
    let (connection, writer) = transport::stdio();
    let status = serve(connection);
    // The process would end with the last messages unwritten.
    let _ = writer.join();
    status
}

/// Serves an editor until it leaves. The exit status is that of [`run`].
pub fn serve(connection: Connection) -> u8 {
    main_loop::run(connection)
}
