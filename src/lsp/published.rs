//! The diagnostics that the editor has, as far as they were sent to it.

use std::collections::BTreeMap;

use gen_lsp_types::{Diagnostic, Uri};

use super::program::ProgramId;
use super::uri::Id;

/// The diagnostics of a file as they were sent: its URI, its version, and the diagnostics.
pub(super) type PublishedFile = (Uri, Option<i32>, Vec<Diagnostic>);

/// The diagnostics that were sent to the editor, by program and file.
#[derive(Debug, Default)]
pub(super) struct Published {
    pub(super) files: BTreeMap<ProgramId, BTreeMap<Id, PublishedFile>>,
    /// Whether an editor that pulls diagnostics should pull again: something has changed that it cannot know of.
    pub(super) outdated: bool,
}
