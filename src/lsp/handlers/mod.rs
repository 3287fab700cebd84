//! One file for each request and notification: it converts, asks `ide`, and converts back.

#![allow(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "the table of routes calls all of them alike"
)]

pub(super) mod did_change;
pub(super) mod did_change_configuration;
pub(super) mod did_change_watched_files;
pub(super) mod did_change_workspace_folders;
pub(super) mod did_close;
pub(super) mod did_open;
pub(super) mod did_save;
pub(super) mod document_diagnostic;
pub(super) mod workspace_diagnostic;
pub(super) mod code_action;
pub(super) mod code_lens;
pub(super) mod completion;
pub(super) mod document_link;
pub(super) mod formatting;
pub(super) mod hover;
pub(super) mod inlay_hint;
pub(super) mod semantic_tokens;
pub(super) mod signature_help;
pub(super) mod template;
pub(super) mod definition;
pub(super) mod document_highlight;
pub(super) mod references;
pub(super) mod rename;
pub(super) mod folding_range;
pub(super) mod selection_range;
pub(super) mod symbols;
