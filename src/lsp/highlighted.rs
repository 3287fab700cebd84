//! The semantic tokens that the editor has, so that the next answer is only what has changed.

use std::collections::BTreeMap;

use gen_lsp_types::{SemanticToken, Uri};

use super::uri::Id;

/// The tokens that were sent last, by document, with the id of the result.
#[derive(Debug, Default)]
pub(super) struct Highlighted {
    documents: BTreeMap<Id, (u64, Vec<SemanticToken>)>,
    last: u64,
}

impl Highlighted {
    /// Stores the tokens that are sent now; gives the id of the result.
    pub(super) fn remember(&mut self, uri: &Uri, data: Vec<SemanticToken>) -> String {
        // One counter serves all documents, and a document that is opened again gets a new number,
        // so no old id can match other tokens.
        self.last = self.last.wrapping_add(1);
        self.documents.insert(Id::of(uri), (self.last, data));
        self.last.to_string()
    }

    /// The tokens of a result, if it is the last that was sent for the document.
    pub(super) fn known(&self, uri: &Uri, result_id: &str) -> Option<&[SemanticToken]> {
        let (id, data) = self.documents.get(&Id::of(uri))?;
        (id.to_string() == result_id).then_some(data.as_slice())
    }

    /// Drops the tokens of a document that is closed.
    pub(super) fn forget(&mut self, uri: &Uri) {
        self.documents.remove(&Id::of(uri));
    }
}
