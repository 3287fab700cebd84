//! A program as the server keeps it: the files of a folder, unsaved text first.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use gen_lsp_types::Uri;

use super::failure::{Failure, guarded};
use super::settings::Settings;
use super::snapshot::{Form, Snapshot, SnapshotFile};
use super::text::Text;
use super::uri::{self, Id};
use crate::compile::{FileReader, Input, NoFiles, SourceText, Variables};
use crate::emit::Format;
use crate::format::Dialect;
use crate::ide::Analysis;
use crate::project::{self, Configuration, Folder};
use crate::source::{FileId, offset};

/// Which program a document belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ProgramId {
    /// All `.ecs` files of a folder. The `.ecsvars` files of the folder belong to it: they set its `var`s.
    Folder(PathBuf),
    /// One document: it is in no folder (`untitled:Untitled-1`), or has another extension.
    Document(Id),
}

impl ProgramId {
    /// The program of a document.
    pub(super) fn of(document: &Id) -> Self {
        match document {
            Id::File(path)
                if (project::is_program(path) || project::is_variables(path))
                    && !project::is_temporary(path) =>
            {
                let folder = path.parent().map(Path::to_owned);
                folder.map_or_else(|| Self::Document(document.clone()), Self::Folder)
            }
            _ => Self::Document(document.clone()),
        }
    }

    /// The folder that `file("...")` and the like start from.
    fn folder(&self) -> Option<&Path> {
        match self {
            Self::Folder(folder) => Some(folder),
            Self::Document(Id::File(path)) => path.parent(),
            Self::Document(Id::Other(_)) => None,
        }
    }

    /// The name of a project without a `project` block: that of its folder, or of its file without extension.
    fn hint(&self) -> String {
        let name = match self {
            Self::Folder(folder) => folder.file_name(),
            Self::Document(Id::File(path)) => path.file_stem(),
            Self::Document(Id::Other(uri)) => Path::new(uri).file_stem(),
        };
        name.map_or_else(|| "main".to_owned(), |name| name.to_string_lossy().into_owned())
    }
}

/// A document that the editor has open.
#[derive(Debug, Clone)]
pub(super) struct Document {
    /// Its URI as the editor spells it.
    pub(super) uri: Uri,
    /// The editor's version of its text.
    pub(super) version: i32,
    /// Its text.
    pub(super) text: Rc<Text>,
    /// Whether it is a program or values of `var`s.
    pub(super) dialect: Dialect,
}

impl Document {
    fn as_file(&self) -> SnapshotFile {
        SnapshotFile { uri: self.uri.clone(), version: Some(self.version), text: Rc::clone(&self.text) }
    }
}

/// The language id of files with values of `var`s.
const VARIABLES: &str = "ecsvars";

/// The dialect of a document, by its extension, or else by the language id that the editor gives it.
pub(super) fn dialect(document: &Id, language: &str) -> Dialect {
    let path = match document {
        Id::File(path) => path,
        Id::Other(uri) => Path::new(uri),
    };
    let variables = project::is_variables(path) || (language == VARIABLES && !project::is_program(path));
    if variables { Dialect::Variables } else { Dialect::Program }
}

/// The documents that the editor has open.
pub(super) type Documents = BTreeMap<Id, Document>;

/// A program in its current state.
#[derive(Debug, Default)]
pub(super) struct Program {
    /// The files in the folder; `None` if they must be read again.
    disk: Option<Disk>,
    /// The analysis of the current state.
    snapshot: Option<Result<Rc<Snapshot>, Failure>>,
}

impl Program {
    /// Drops the analysis: a document has changed.
    pub(super) fn forget_state(&mut self) {
        self.snapshot = None;
    }

    /// Drops the analysis and the files: something in the folder may have changed.
    pub(super) fn forget_disk(&mut self) {
        self.disk = None;
        self.snapshot = None;
    }

    /// The current state, analyzed once.
    ///
    /// # Errors
    /// If the analysis panics, which is a bug of this server. Until something changes, the failure is kept: it would only panic again.
    pub(super) fn snapshot(
        &mut self,
        id: &ProgramId,
        documents: &Documents,
        settings: &Settings,
        form: Form,
    ) -> Result<Rc<Snapshot>, Failure> {
        if let Some(known) = &self.snapshot {
            return known.clone();
        }
        let disk = self.disk.get_or_insert_with(|| Disk::read(id, settings));
        let found = guarded(|| Ok(Rc::new(analyzed(id, disk, documents, settings, form))));
        self.snapshot = Some(found.clone());
        found
    }

    /// The current state, if it has been analyzed.
    pub(super) fn known_snapshot(&self) -> Option<Rc<Snapshot>> {
        self.snapshot.clone()?.ok()
    }

    /// Whether the program takes values of `var`s from a file.
    pub(super) fn is_given(&self, document: &Id) -> bool {
        let Id::File(wanted) = document else { return false };
        let files =
            self.disk.iter().flat_map(|disk| disk.variable_files.iter().chain(&disk.configured_files));
        files.into_iter().any(|(path, _)| path == wanted)
    }

    /// Whether there is a file of it on disk.
    pub(super) fn has_files(&self) -> bool {
        self.disk.as_ref().is_some_and(|disk| !disk.files.is_empty())
    }

    /// Takes the problems with reading files.
    pub(super) fn take_problems(&mut self) -> Vec<String> {
        self.disk.as_mut().map(|disk| std::mem::take(&mut disk.problems)).unwrap_or_default()
    }
}

/// What lies in a folder.
#[derive(Debug, Default)]
struct Disk {
    files: BTreeMap<PathBuf, File>,
    configuration: Configuration,
    /// The values files that the configuration names.
    configured_files: Vec<(PathBuf, SourceText)>,
    variable_files: Vec<(PathBuf, SourceText)>,
    /// The other `.ecsvars` files of the folder: the program is not given them, but its `var`s are named there.
    beside: Vec<(PathBuf, SourceText)>,
    environment: BTreeMap<String, String>,
    problems: Vec<String>,
}

/// A file as it was read.
#[derive(Debug)]
struct File {
    text: Rc<Text>,
    not_utf8: Option<u32>,
}

impl Disk {
    /// Reads a folder. What cannot be read is left out and recorded as a problem.
    fn read(id: &ProgramId, settings: &Settings) -> Self {
        let mut disk = Self::default();
        match project::environment() {
            Ok(environment) => disk.environment = environment,
            Err(failure) => disk.problems.push(failure.to_string()),
        }
        let Some(folder) = id.folder() else { return disk };
        if let ProgramId::Folder(_) = id {
            // A folder without files is not a problem here: the first file may be open and not yet saved.
            for path in project::files(folder).unwrap_or_default() {
                match project::read(&path) {
                    Ok(bytes) => {
                        let SourceText { text, not_utf8, .. } = SourceText::decode("", bytes);
                        disk.files.insert(path, File { text: Rc::new(Text::new(text)), not_utf8 });
                    }
                    Err(failure) => disk.problems.push(failure.to_string()),
                }
            }
        }
        match Configuration::of(folder) {
            Ok(configuration) => disk.configuration = configuration,
            Err(failure) => disk.problems.push(failure.to_string()),
        }
        match disk.configuration.files() {
            Ok(files) => {
                let shown = |path: &Path| project::name(path.strip_prefix(folder).unwrap_or(path));
                let named = files.into_iter().map(|(path, text)| (SourceText::new(shown(&path), text), path));
                disk.configured_files = named.map(|(text, path)| (path, text)).collect();
            }
            // Without its file an environment lacks values: that is one problem, and not one for each `var`.
            Err(failure) => {
                disk.problems.push(failure.to_string());
                disk.configuration.environments.clear();
            }
        }
        let named: Vec<PathBuf> = settings.variable_files.iter().map(|path| folder.join(path)).collect();
        let mut beside = Vec::new();
        if let ProgramId::Folder(_) = id {
            // The settings may reach a file through a link or `..`. It must not be listed again
            // among those beside the program, whose values are only checked.
            let real = |path: &PathBuf| fs::canonicalize(path).unwrap_or_else(|_| path.clone());
            let known: Vec<PathBuf> =
                named.iter().chain(disk.configured_files.iter().map(|(path, _)| path)).map(real).collect();
            beside = project::variable_files(folder).unwrap_or_default();
            beside.retain(|path| !known.contains(&real(path)));
        }
        disk.variable_files = disk.read_values(folder, named);
        disk.beside = disk.read_values(folder, beside);
        disk
    }

    fn has_environments(&self) -> bool {
        !self.configuration.environments.is_empty()
    }

    /// What a program is compiled with in each of its environments, whose values files have these texts; nothing if it has none.
    fn runs(&self, is_program: bool, variables: &Variables, files: &[SourceText]) -> Vec<Variables> {
        if !is_program {
            return Vec::new();
        }
        let source = self.configuration.source(self.configuration.file_name());
        let all = self.configuration.configured(&source, files).into_iter();
        all.map(|configured| Variables { configured: Some(configured), ..variables.clone() }).collect()
    }

    fn read_values(&mut self, folder: &Path, paths: Vec<PathBuf>) -> Vec<(PathBuf, SourceText)> {
        let mut found = Vec::new();
        for path in paths {
            match project::read(&path) {
                Ok(bytes) => {
                    let name = project::name(path.strip_prefix(folder).unwrap_or(&path));
                    let text = SourceText::decode(name, bytes);
                    found.push((path, text));
                }
                Err(failure) => self.problems.push(failure.to_string()),
            }
        }
        found
    }
}

/// Analyzes a program.
fn analyzed(id: &ProgramId, disk: &Disk, documents: &Documents, settings: &Settings, form: Form) -> Snapshot {
    // By name, as the command line reads them: the order of files decides the order of stacks.
    let mut others = Vec::new();
    let mut own: BTreeMap<OsString, (SnapshotFile, Option<u32>)> = BTreeMap::new();
    for (path, File { text, not_utf8 }) in &disk.files {
        let file = SnapshotFile { uri: uri::of(path), version: None, text: Rc::clone(text) };
        own.insert(path.file_name().unwrap_or_default().to_owned(), (file, *not_utf8));
    }
    for (id, document) in documents.iter().filter(|(document, _)| ProgramId::of(document) == *id) {
        match document.dialect {
            Dialect::Program => drop(own.insert(file_name(id), (document.as_file(), None))),
            Dialect::Variables => others.push((id, document)),
        }
    }
    let mut sources = Vec::new();
    let mut files = Vec::new();
    for (name, (file, not_utf8)) in own {
        let (name, text) = (name.to_string_lossy().into_owned(), file.text.as_str().to_owned());
        sources.push(SourceText { name, text, not_utf8 });
        files.push(file);
    }
    let mut variable_files = Vec::new();
    // A folder without a program has no `var`s: each value in the file would be reported as unknown.
    let is_program = !sources.is_empty();
    for (path, text) in disk.variable_files.iter().filter(|_| is_program) {
        let (file, text) = current(path, text, documents);
        // An open file that the settings name sets values; it is not only checked against the
        // `var`s.
        others.retain(|(other, _)| **other != Id::File(path.clone()));
        files.push(file);
        variable_files.push(text);
    }
    let mut configured_files = Vec::new();
    if let Some(path) = disk.configuration.path().filter(|_| is_program && disk.has_environments()) {
        files.push(closed(path, &disk.configuration.source("")));
        for (path, text) in &disk.configured_files {
            let (file, text) = current(path, text, documents);
            others.retain(|(other, _)| **other != Id::File(path.clone()));
            files.push(file);
            configured_files.push(text);
        }
    }
    let folder = id.folder().map(Folder);
    let reader: &dyn FileReader = folder.as_ref().map_or(&NoFiles, |folder| folder);
    let variables = Variables {
        options: settings.variables.clone().into_iter().collect(),
        files: variable_files,
        environment: disk.environment.clone(),
        // An editor's environment is that of all programs that it will ever open.
        elsewhere: disk.environment.keys().map(|name| name.to_lowercase()).collect(),
        configured: None,
    };
    let mut runs = disk.runs(is_program, &variables, &configured_files).into_iter();
    let input = Input {
        sources,
        project_hint: id.hint(),
        variables: runs.next().unwrap_or(variables),
        levels: disk.configuration.levels.clone(),
        format: Format::Yaml,
        for_deployment: false,
        reader,
    };
    let mut analysis = Analysis::in_environments(input, runs.collect());
    let mut files: BTreeMap<FileId, SnapshotFile> =
        files.into_iter().enumerate().map(|(at, file)| (FileId(offset(at)), file)).collect();
    // An `.ecsvars` file that the settings do not name is checked against the program's `var`s, but sets none of them.
    for (id, document) in others {
        let name = file_name(id).to_string_lossy().into_owned();
        let id = analysis.add_variables(SourceText::new(name, document.text.as_str()));
        files.insert(id, document.as_file());
    }
    let is_closed = |path: &PathBuf| !documents.contains_key(&Id::File(path.clone()));
    for (path, text) in disk.beside.iter().filter(|(path, _)| is_program && is_closed(path)) {
        files.insert(analysis.add_variables(text.clone()), closed(path, text));
    }
    Snapshot::new(analysis, files, form, settings.documentation.clone())
}

/// A file with values as it is now: as the editor has it, or else as it is on disk.
fn current(path: &Path, text: &SourceText, documents: &Documents) -> (SnapshotFile, SourceText) {
    match documents.get(&Id::File(path.to_owned())) {
        Some(open) => (open.as_file(), SourceText::new(text.name.as_str(), open.text.as_str())),
        None => (closed(path, text), text.clone()),
    }
}

/// A file with values that the editor does not have open.
fn closed(path: &Path, text: &SourceText) -> SnapshotFile {
    SnapshotFile { uri: uri::of(path), version: None, text: Rc::new(Text::new(text.text.clone())) }
}

/// The name of a document among those of its program.
fn file_name(document: &Id) -> OsString {
    match document {
        Id::File(path) => path.file_name().unwrap_or_default().to_owned(),
        Id::Other(uri) => uri.into(),
    }
}
