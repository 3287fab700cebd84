//! The semantic tokens that the editor has: what it asks next is what has changed.

use std::collections::BTreeMap;

use gen_lsp_types::{SemanticToken, Uri};

use super::uri::Id;

/// The tokens that editors were given last, by document.
#[derive(Debug, Default)]
pub(super) struct Coloured {
    documents: BTreeMap<Id, (u64, Vec<SemanticToken>)>,
    last: u64,
}

impl Coloured {
    /// Keeps what is given now. The name of this state.
    pub(super) fn remember(&mut self, uri: &Uri, data: Vec<SemanticToken>) -> String {
        self.last = self.last.wrapping_add(1);
        self.documents.insert(Id::of(uri), (self.last, data));
        self.last.to_string()
    }

    /// What was given under a name, if it was the last.
    pub(super) fn known(&self, uri: &Uri, result_id: &str) -> Option<&[SemanticToken]> {
        let (id, data) = self.documents.get(&Id::of(uri))?;
        (id.to_string() == result_id).then_some(data.as_slice())
    }

    /// A document is closed.
    pub(super) fn forget(&mut self, uri: &Uri) {
        self.documents.remove(&Id::of(uri));
    }
}
