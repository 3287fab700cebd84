//! The documents that the editor has open, and their programs.

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

/// The documents that the editor has open, and their programs.
#[derive(Debug, Default)]
pub(super) struct Workspace {
    /// The folders that are open in the editor.
    pub(super) folders: Vec<PathBuf>,
    documents: Documents,
    programs: BTreeMap<ProgramId, Program>,
    settings: Settings,
    form: Form,
    /// The programs that have changed since their diagnostics were published.
    changed: BTreeSet<ProgramId>,
    /// The programs that are analyzed but not lowered: some of their diagnostics are missing.
    unlowered: BTreeSet<ProgramId>,
    /// Problems with reading files that were not shown yet.
    problems: Vec<String>,
}

impl Workspace {
    pub(super) fn new(client: &Client, settings: Settings) -> Self {
        let form = Form {
            encoding: client.encoding,
            versioned_edits: client.versioned_edits,
            confirms_edits: client.confirms_edits,
        };
        Self { folders: client.folders.clone(), settings, form, ..Self::default() }
    }

    /// The unit of columns.
    pub(super) fn encoding(&self) -> Encoding {
        self.form.encoding
    }

    /// Opens a document, or gives an open one another text.
    pub(super) fn set_document(&mut self, document: Document) {
        // Editors spell one file in several ways (`%3A`, drive letters), so documents are found by path where there is one.
        let id = Id::of(&document.uri);
        let program = ProgramId::of(&id);
        self.values_changed(&id);
        let known = self.documents.insert(id, document).is_some();
        let state = self.programs.entry(program.clone()).or_default();
        // A new document may be the first of its program: what was read of its folder before is too old, because nothing watched it.
        if known {
            state.forget_state();
        } else {
            state.forget_disk();
        }
        self.changed.insert(program);
    }

    /// Closes a document: from now on the file on disk counts.
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

    /// Marks the programs that take values of `var`s from a file, which may be in another folder.
    fn values_changed(&mut self, document: &Id) {
        for (id, program) in self.programs.iter_mut().filter(|(_, program)| program.is_given(document)) {
            program.forget_disk();
            self.changed.insert(id.clone());
        }
    }

    /// Whether a program reports the diagnostics in a document. Several programs may read one `.ecsvars` file: while it is open only one
    /// of them reports them, and its own program does so whenever it is known.
    pub(super) fn reports_on(&self, program: &ProgramId, document: &Id) -> bool {
        if self.documents.contains_key(document) {
            return self.reporter(document) == *program;
        }
        let own = ProgramId::of(document);
        own == *program || !self.has_files(&own)
    }

    fn has_files(&self, program: &ProgramId) -> bool {
        self.programs.get(program).is_some_and(Program::has_files)
    }

    /// The program that knows most about an open document: its own, or if there is nothing in its folder that could be compiled, one that
    /// takes its values from it.
    pub(super) fn reporter(&self, document: &Id) -> ProgramId {
        let own = ProgramId::of(document);
        let is_part = |(id, document): (&Id, &Document)| {
            document.dialect == Dialect::Program && ProgramId::of(id) == own
        };
        if self.documents.iter().any(is_part) || self.has_files(&own) {
            return own;
        }
        let given = |(id, program): &(&ProgramId, &Program)| program.is_given(document) && self.is_open(id);
        self.programs.iter().find(given).map_or(own, |(id, _)| id.clone())
    }

    /// An open document.
    pub(super) fn document(&self, uri: &Uri) -> Option<&Document> {
        self.documents.get(&Id::of(uri))
    }

    /// Whether the editor has a document of a program open.
    pub(super) fn is_open(&self, program: &ProgramId) -> bool {
        self.documents.keys().any(|document| ProgramId::of(document) == *program)
    }

    /// Marks the programs that may have read a path, which has changed on disk.
    pub(super) fn path_changed(&mut self, path: &Path) {
        // Any file below the folder may have been read by `file("...")`.
        // A configuration may be that of all programs below its folder.
        let below = path.parent().filter(|_| project::is_configuration(path));
        let concerned = |id: &ProgramId| {
            let folder = match id {
                ProgramId::Folder(folder) => Some(folder.as_path()),
                ProgramId::Document(Id::File(file)) => file.parent(),
                ProgramId::Document(Id::Other(_)) => None,
            };
            folder.is_some_and(|folder| {
                path.starts_with(folder) || below.is_some_and(|below| folder.starts_with(below))
            })
        };
        for (id, program) in self.programs.iter_mut().filter(|(id, _)| concerned(id)) {
            program.forget_disk();
            self.changed.insert(id.clone());
        }
    }

    /// The current settings.
    pub(super) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Replaces the settings.
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

    /// The program that reports the diagnostics in a document, and which of its files the document is.
    ///
    /// # Errors
    /// If there is no such document, or the analysis fails.
    pub(super) fn reporting_snapshot(&mut self, uri: &Uri) -> Result<(Rc<Snapshot>, FileId), Failure> {
        let reporter = self.reporter(&Id::of(uri));
        let snapshot = self.snapshot(&reporter)?;
        match snapshot.file_of(uri) {
            Some(file) => Ok((snapshot, file)),
            None => self.snapshot_of(uri),
        }
    }

    /// The text of a document, for what depends on nothing else. An open document is formatted even if the analysis of its program
    /// fails.
    ///
    /// # Errors
    /// If there is no such document.
    pub(super) fn text_of(&mut self, uri: &Uri) -> Result<Rc<Text>, Failure> {
        if let Some(document) = self.document(uri) {
            return Ok(Rc::clone(&document.text));
        }
        let (snapshot, file) = self.snapshot_of(uri)?;
        snapshot.file(file).map(|file| Rc::clone(&file.text)).ok_or_else(|| Failure::unknown_document(uri))
    }

    /// Whether a document is a program or values of `var`s.
    pub(super) fn dialect_of(&self, uri: &Uri) -> Dialect {
        self.document(uri).map_or_else(|| dialect(&Id::of(uri), ""), |document| document.dialect)
    }

    /// The position that a request is about, in the current state of its program.
    ///
    /// # Errors
    /// If there is no such document, or the analysis fails.
    pub(super) fn position(
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
        // What could not be read is told once for each analysis, not for each request that asks for
        // it.
        let fresh = program.known_snapshot().is_none();
        let snapshot = program.snapshot(id, &self.documents, &self.settings, self.form)?;
        if fresh {
            self.problems.extend(program.take_problems());
            if snapshot.analysis.has_errors() {
                // A program with errors is not lowered. This only records that nothing is missing, at no cost.
                snapshot.analysis.lowered();
            } else {
                self.unlowered.insert(id.clone());
            }
        }
        Ok(snapshot)
    }

    /// Takes a program that has changed since its diagnostics were published.
    pub(super) fn next_changed(&mut self) -> Option<ProgramId> {
        self.changed.pop_first()
    }

    /// Whether a program waits to be lowered.
    pub(super) fn has_unlowered(&self) -> bool {
        !self.unlowered.is_empty()
    }

    /// Takes a program that is not lowered, in its current state.
    pub(super) fn next_unlowered(&mut self) -> Option<(ProgramId, Rc<Snapshot>)> {
        while let Some(id) = self.unlowered.pop_first() {
            // No current snapshot: the program has changed since, and comes again when it is analyzed.
            let snapshot = self.programs.get(&id).and_then(Program::known_snapshot);
            if let Some(snapshot) = snapshot.filter(|snapshot| !snapshot.analysis.is_complete()) {
                return Some((id, snapshot));
            }
        }
        None
    }

    /// Takes the problems with reading files.
    pub(super) fn take_problems(&mut self) -> Vec<String> {
        std::mem::take(&mut self.problems)
    }

    /// Drops a program of which no document is open.
    pub(super) fn forget(&mut self, id: &ProgramId) {
        self.programs.remove(id);
        self.unlowered.remove(id);
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

/// The programs in a folder and below. Links to folders are not followed: they may form a cycle.
fn find(folder: &Path, depth: usize, found: &mut BTreeSet<ProgramId>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        // `node_modules` and `target` hold other people's files, and so many that reading them would take seconds.
        let hidden = name.to_string_lossy().starts_with('.') || name == "node_modules" || name == "target";
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && !hidden && depth > 0 => find(&path, depth - 1, found),
            Ok(kind) if !kind.is_dir() && project::is_program(&path) && !project::is_temporary(&path) => {
                found.insert(ProgramId::Folder(folder.to_owned()));
            }
            _ => {}
        }
    }
}
