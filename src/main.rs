//! The `ecsc` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    ecsc::cli::run(std::env::args_os())
}
