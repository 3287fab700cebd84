//! What is said to the editor without being asked: diagnostics, and what could not be read.

use std::collections::BTreeMap;
use std::rc::Rc;

use gen_lsp_types::{
    Diagnostic, DiagnosticRefreshRequest, MessageType, PublishDiagnosticsNotification,
    PublishDiagnosticsParams, Uri,
};

use super::diagnostics;
use super::failure::guarded;
use super::program::ProgramId;
use super::server::Server;
use super::snapshot::Snapshot;
use super::uri::Id;

/// What the editor was told of a file: its URI, which state of it, and the diagnostics.
type Told = (Uri, Option<i32>, Vec<Diagnostic>);

/// The diagnostics that the editor was told, by program and file.
#[derive(Debug, Default)]
pub(super) struct Published {
    files: BTreeMap<ProgramId, BTreeMap<Id, Told>>,
    /// Whether the editor should ask again for diagnostics: something has changed that it does not know of.
    pub(super) outdated: bool,
}

impl Server {
    /// Tells the editor the diagnostics of a program that has changed; `false` if there is none.
    pub(super) fn publish_changed(&mut self) -> bool {
        let Some(id) = self.workspace.next_changed() else {
            return self.refresh();
        };
        if self.client.pulls_diagnostics {
            return true;
        }
        if self.workspace.is_open(&id) {
            if let Ok(snapshot) = self.workspace.snapshot(&id) {
                self.watch_read_files(&snapshot);
                self.publish(&id, &snapshot);
            }
        } else {
            self.workspace.forget(&id);
            for (_, (uri, ..)) in self.published.files.remove(&id).unwrap_or_default() {
                self.publish_file(uri, None, Vec::new());
            }
        }
        self.show_troubles();
        true
    }

    /// Finds out what only lowering shows, of one program.
    pub(super) fn settle_next(&mut self) {
        let Some((id, snapshot)) = self.workspace.next_unsettled() else { return };
        let before = snapshot.analysis.diagnostics().to_vec();
        let lowered = guarded(|| {
            snapshot.analysis.lowered();
            Ok(())
        });
        if lowered.is_err() || snapshot.analysis.diagnostics() == before {
            return;
        }
        if self.client.pulls_diagnostics {
            self.published.outdated = true;
        } else if self.workspace.is_open(&id) {
            self.publish(&id, &snapshot);
        }
    }

    /// An editor that asks was told the diagnostics of a program: what else it should know, and what is to be watched.
    pub(super) fn after_pull(&mut self, snapshot: &Snapshot) {
        self.watch_read_files(snapshot);
        self.show_troubles();
    }

    fn show_troubles(&mut self) {
        for trouble in self.workspace.take_troubles() {
            self.show(MessageType::Warning, format!("ecsc: {trouble}"));
        }
    }

    /// Tells the editor to ask again for diagnostics, if it must.
    fn refresh(&mut self) -> bool {
        let outdated = std::mem::take(&mut self.published.outdated);
        if outdated && self.client.pulls_diagnostics && self.client.refreshes_diagnostics {
            self.ask::<DiagnosticRefreshRequest>(&());
        }
        outdated
    }

    /// Tells the editor the diagnostics of all files of a program, where they are not what it was told.
    fn publish(&mut self, id: &ProgramId, snapshot: &Rc<Snapshot>) {
        let mut told = self.published.files.remove(id).unwrap_or_default();
        let mut now = BTreeMap::new();
        for (file, known) in snapshot.files() {
            let key = Id::of(&known.uri);
            if !self.workspace.speaks_of(id, &key) {
                told.remove(&key);
                continue;
            }
            let state = (known.uri.clone(), known.version, diagnostics::of_file(snapshot, file));
            if told.remove(&key).as_ref() != Some(&state) {
                self.publish_file(state.0.clone(), state.1, state.2.clone());
            }
            now.insert(key, state);
        }
        // Files that are gone.
        for (uri, ..) in told.into_values() {
            self.publish_file(uri, None, Vec::new());
        }
        self.published.files.insert(id.clone(), now);
    }

    fn publish_file(&self, uri: Uri, version: Option<i32>, diagnostics: Vec<Diagnostic>) {
        let params = PublishDiagnosticsParams { uri, version, diagnostics };
        self.notify::<PublishDiagnosticsNotification>(&params);
    }
}
