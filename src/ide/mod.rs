//! Editor features as plain data: only `lsp` knows the protocol.

pub mod tokens;
