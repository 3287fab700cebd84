//! The `ecsc` command.

fn main() {}
