//! `ecsc lsp`: the language server.

use std::process::ExitCode;

use clap::Args;

use crate::lsp;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Accepted for compatibility; stdio is always used
    #[arg(long)]
    stdio: bool,
}

/// The exit status is the protocol's own: 0 after `shutdown`, else 1.
pub(super) fn run(_: &Arguments) -> ExitCode {
    ExitCode::from(lsp::run())
}
