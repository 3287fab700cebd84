//! All that the editor has open, and the programs of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use gen_lsp_types::{TextDocumentPositionParams, Uri};

use super::client::Client;
use super::failure::Failure;
use super::program::{Document, Documents, Program, ProgramId, dialect};
use super::settings::Settings;
use super::snapshot::{Form, Snapshot};
use super::text::Text;
use super::uri::Id;
use crate::format::Dialect;
use crate::ide::Position;
use crate::project;
use crate::source::{Encoding, FileId};

/// How deep programs are looked for in a folder of the editor.
const MAX_DEPTH: usize = 16;

/// All that the editor has open, and the programs of it.
#[derive(Debug, Default)]
pub(super) struct Workspace {
    /// The folders that are open in the editor.
    pub(super) folders: Vec<PathBuf>,
    documents: Documents,
    programs: BTreeMap<ProgramId, Program>,
    settings: Settings,
    form: Form,
    /// The programs whose diagnostics the editor does not know yet.
    changed: BTreeSet<ProgramId>,
    /// The programs of which not all diagnostics are there.
    unsettled: BTreeSet<ProgramId>,
    /// What could not be read, in words, and is not said yet.
    troubles: Vec<String>,
}

impl Workspace {
    pub(super) fn new(client: &Client, settings: Settings) -> Self {
        let form = Form { encoding: client.encoding, versioned_edits: client.versioned_edits };
        Self { folders: client.folders.clone(), settings, form, ..Self::default() }
    }

    /// What columns count.
    pub(super) fn encoding(&self) -> Encoding {
        self.form.encoding
    }

    /// A document is open from now on, or has another text.
    pub(super) fn set_document(&mut self, document: Document) {
        let id = Id::of(&document.uri);
        let program = ProgramId::of(&id);
        self.values_changed(&id);
        let known = self.documents.insert(id, document).is_some();
        let state = self.programs.entry(program.clone()).or_default();
        // Before the first document of a program is open nobody watches its folder.
        if known {
            state.forget_state();
        } else {
            state.forget_disk();
        }
        self.changed.insert(program);
    }

    /// A document is closed; what lies on disk counts.
    pub(super) fn close_document(&mut self, uri: &Uri) {
        let id = Id::of(uri);
        if self.documents.remove(&id).is_none() {
            return;
        }
        let program = ProgramId::of(&id);
        self.values_changed(&id);
        if let Some(state) = self.programs.get_mut(&program) {
            state.forget_disk();
        }
        self.changed.insert(program);
    }

    /// A file has changed whose values programs elsewhere may be given.
    fn values_changed(&mut self, document: &Id) {
        for (id, program) in self.programs.iter_mut().filter(|(_, program)| program.is_given(document)) {
            program.forget_disk();
            self.changed.insert(id.clone());
        }
    }

    /// Whether a program tells the diagnostics of a document: of an open one only its own does.
    pub(super) fn speaks_of(&self, program: &ProgramId, document: &Id) -> bool {
        !self.documents.contains_key(document) || ProgramId::of(document) == *program
    }

    /// An open document.
    pub(super) fn document(&self, uri: &Uri) -> Option<&Document> {
        self.documents.get(&Id::of(uri))
    }

    /// Whether the editor has a document of a program open.
    pub(super) fn is_open(&self, program: &ProgramId) -> bool {
        self.documents.keys().any(|document| ProgramId::of(document) == *program)
    }

    /// Something at a path has changed on disk.
    pub(super) fn path_changed(&mut self, path: &Path) {
        let concerned = |id: &ProgramId| match id {
            ProgramId::Folder(folder) => path.starts_with(folder),
            ProgramId::Alone(Id::File(file)) => file.parent().is_some_and(|folder| path.starts_with(folder)),
            ProgramId::Alone(Id::Other(_)) => false,
        };
        for (id, program) in self.programs.iter_mut().filter(|(id, _)| concerned(id)) {
            program.forget_disk();
            self.changed.insert(id.clone());
        }
    }

    /// The settings that hold.
    pub(super) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Other settings hold from now on.
    pub(super) fn set_settings(&mut self, settings: Settings) {
        if self.settings != settings {
            self.settings = settings;
            self.programs.values_mut().for_each(Program::forget_disk);
            self.changed.extend(self.programs.keys().cloned());
        }
    }

    /// The program of a document in its current state, and which of its files the document is.
    ///
    /// # Errors
    /// If there is no such document, or the analysis fails.
    pub(super) fn snapshot_of(&mut self, uri: &Uri) -> Result<(Rc<Snapshot>, FileId), Failure> {
        let id = Id::of(uri);
        let snapshot = self.snapshot(&ProgramId::of(&id))?;
        let file = snapshot.file_of(uri).ok_or_else(|| Failure::unknown_document(uri))?;
        Ok((snapshot, file))
    }

    /// The text of a document, for what depends on nothing else: an open one need be in no program that can be analyzed.
    ///
    /// # Errors
    /// If there is no such document.
    pub(super) fn text_of(&mut self, uri: &Uri) -> Result<Rc<Text>, Failure> {
        if let Some(document) = self.document(uri) {
            return Ok(Rc::clone(&document.text));
        }
        let (snapshot, file) = self.snapshot_of(uri)?;
        snapshot.file(file).map(|own| Rc::clone(&own.text)).ok_or_else(|| Failure::unknown_document(uri))
    }

    /// What is written in a document.
    pub(super) fn dialect_of(&self, uri: &Uri) -> Dialect {
        self.document(uri).map_or_else(|| dialect(&Id::of(uri), ""), |document| document.dialect)
    }

    /// The place that a request is about, in the current state of its program.
    ///
    /// # Errors
    /// If there is no such document, or the analysis fails.
    pub(super) fn place(
        &mut self,
        params: &TextDocumentPositionParams,
    ) -> Result<(Rc<Snapshot>, Position), Failure> {
        let (snapshot, file) = self.snapshot_of(&params.text_document.uri)?;
        let position = snapshot.position(file, params.position);
        Ok((snapshot, position))
    }

    /// A program in its current state.
    ///
    /// # Errors
    /// If the analysis fails.
    pub(super) fn snapshot(&mut self, id: &ProgramId) -> Result<Rc<Snapshot>, Failure> {
        let program = self.programs.entry(id.clone()).or_default();
        let fresh = program.known_snapshot().is_none();
        let snapshot = program.snapshot(id, &self.documents, &self.settings, self.form)?;
        if fresh {
            self.troubles.extend(program.take_troubles());
            if snapshot.analysis.has_errors() {
                // There is nothing to lower: all diagnostics are there.
                snapshot.analysis.lowered();
            } else {
                self.unsettled.insert(id.clone());
            }
        }
        Ok(snapshot)
    }

    /// A program whose diagnostics the editor does not know yet.
    pub(super) fn next_changed(&mut self) -> Option<ProgramId> {
        self.changed.pop_first()
    }

    /// Whether there is something to settle when nothing else is to be done.
    pub(super) fn is_unsettled(&self) -> bool {
        !self.unsettled.is_empty()
    }

    /// A program of which not all diagnostics are there, in its current state.
    pub(super) fn next_unsettled(&mut self) -> Option<(ProgramId, Rc<Snapshot>)> {
        while let Some(id) = self.unsettled.pop_first() {
            let snapshot = self.programs.get(&id).and_then(Program::known_snapshot);
            if let Some(snapshot) = snapshot.filter(|snapshot| !snapshot.analysis.is_settled()) {
                return Some((id, snapshot));
            }
        }
        None
    }

    /// What could not be read, in words, once.
    pub(super) fn take_troubles(&mut self) -> Vec<String> {
        std::mem::take(&mut self.troubles)
    }

    /// Drops what was found out about a program that nothing is open of.
    pub(super) fn forget(&mut self, id: &ProgramId) {
        self.programs.remove(id);
        self.unsettled.remove(id);
    }

    /// All programs: of open documents, and in the folders of the editor.
    pub(super) fn all_programs(&self) -> BTreeSet<ProgramId> {
        let mut found: BTreeSet<ProgramId> = self.documents.keys().map(ProgramId::of).collect();
        for folder in &self.folders {
            find(folder, MAX_DEPTH, &mut found);
        }
        found
    }
}

/// The programs in a folder and in those below. Links are not followed: they may lead in a circle.
fn find(folder: &Path, depth: usize, found: &mut BTreeSet<ProgramId>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let hidden = name.to_string_lossy().starts_with('.') || name == "node_modules" || name == "target";
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && !hidden && depth > 0 => find(&path, depth - 1, found),
            Ok(kind) if !kind.is_dir() && project::is_program(&path) => {
                found.insert(ProgramId::Folder(folder.to_owned()));
            }
            _ => {}
        }
    }
}
