//! What the editor is sent without a request: diagnostics, and problems with reading files.

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

impl Server {
    /// Publishes the diagnostics of one program that has changed; `false` if none has.
    pub(super) fn publish_changed(&mut self) -> bool {
        let Some(id) = self.workspace.next_changed() else {
            return self.refresh();
        };
        // An editor that pulls diagnostics would show published ones a second time.
        if self.client.pulls_diagnostics {
            return true;
        }
        if self.workspace.is_open(&id) {
            if let Ok(snapshot) = self.workspace.snapshot(&id) {
                self.watch_read_files(&snapshot);
                self.publish(&id, &snapshot);
            }
        } else {
            // The last document is closed. An editor keeps published diagnostics until it gets an empty list.
            self.workspace.forget(&id);
            for (_, (uri, ..)) in self.published.files.remove(&id).unwrap_or_default() {
                self.publish_file(uri, None, Vec::new());
            }
        }
        self.show_problems();
        true
    }

    /// Lowers one program, for the diagnostics that only the templates show.
    pub(super) fn lower_next(&mut self) {
        let Some((id, snapshot)) = self.workspace.next_unlowered() else { return };
        // Copied before lowering, since afterwards the same question answers with all diagnostics.
        // Only a difference is worth another message to the editor.
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

    /// After an editor has pulled the diagnostics of a program: watches the files that it read, and shows problems.
    pub(super) fn after_pull(&mut self, snapshot: &Snapshot) {
        self.watch_read_files(snapshot);
        self.show_problems();
    }

    fn show_problems(&mut self) {
        for problem in self.workspace.take_problems() {
            self.show(MessageType::Warning, format!("ecsc: {problem}"));
        }
    }

    /// Asks the editor to pull diagnostics again, if those that it has are outdated.
    fn refresh(&mut self) -> bool {
        let outdated = std::mem::take(&mut self.published.outdated);
        if outdated && self.client.pulls_diagnostics && self.client.refreshes_diagnostics {
            self.ask::<DiagnosticRefreshRequest>(&());
        }
        outdated
    }

    /// Publishes the diagnostics of all files of a program whose diagnostics or version have changed.
    fn publish(&mut self, id: &ProgramId, snapshot: &Rc<Snapshot>) {
        let mut before = self.published.files.remove(id).unwrap_or_default();
        let mut after = BTreeMap::new();
        for (file, known) in snapshot.files() {
            let key = Id::of(&known.uri);
            if !self.workspace.reports_on(id, &key) {
                // Its own program has published it, or will: an empty list from here would take that away.
                before.remove(&key);
                continue;
            }
            let state = (known.uri.clone(), known.version, diagnostics::of_file(snapshot, file));
            if before.remove(&key).as_ref() != Some(&state) {
                self.publish_file(state.0.clone(), state.1, state.2.clone());
            }
            after.insert(key, state);
        }
        // What is left belongs to files that are gone.
        for (uri, ..) in before.into_values() {
            self.publish_file(uri, None, Vec::new());
        }
        self.published.files.insert(id.clone(), after);
    }

    fn publish_file(&self, uri: Uri, version: Option<i32>, diagnostics: Vec<Diagnostic>) {
        let params = PublishDiagnosticsParams { uri, version, diagnostics };
        self.notify::<PublishDiagnosticsNotification>(&params);
    }
}
