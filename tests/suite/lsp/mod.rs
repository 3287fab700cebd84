//! The language server, spoken to as an editor speaks.

mod client;

mod actions;
mod assistance;
mod completion;
mod conversation;
mod diagnostics;
mod documents;
mod edits;
mod formatting;
mod navigation;
mod process;
mod programs;
mod questions;
mod tokens;
mod variables;
