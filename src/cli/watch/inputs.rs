//! What the programs are made of: their files, their configuration, their values, and the files that they name.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::Job;
use crate::cli::arguments::ProgramArguments;
use crate::cli::program::{Loaded, Program};
use crate::compile::SourceText;
use crate::project::{self, Failure};

/// The programs as they were read, and where else something may appear that belongs to them.
#[derive(Debug)]
pub(super) struct Inputs {
    pub(super) loaded: Loaded,
    /// Why they cannot be read again.
    failure: Option<Failure>,
    given: Vec<PathBuf>,
    recursive: bool,
    files: Vec<PathBuf>,
}

impl Inputs {
    pub(super) fn new(arguments: &ProgramArguments, loaded: Loaded) -> Self {
        Self {
            loaded,
            failure: None,
            given: arguments.given(),
            recursive: arguments.recursive,
            files: arguments.variable_files.clone(),
        }
    }

    /// Whether nothing is there that was named.
    pub(super) fn are_missing(&self) -> bool {
        self.given.iter().all(|path| !path.exists())
    }

    /// Whether something could not be read: where it would be may be unknown.
    pub(super) fn are_incomplete(&self) -> bool {
        self.failure.is_some() || !self.loaded.unreadable.is_empty()
    }

    /// The number of files of the programs.
    pub(super) fn count(&self) -> usize {
        self.texts().map(|source| source.name.as_str()).collect::<BTreeSet<_>>().len()
            + self.loaded.programs.iter().map(|program| program.named_files().len()).sum::<usize>()
    }

    /// All texts but those that programs name: a text that several programs have occurs as often.
    fn texts(&self) -> impl Iterator<Item = &SourceText> {
        self.loaded.programs.iter().flat_map(Program::texts)
    }

    /// Reads everything again. If it has changed, it replaces what was read before, and the names of the files that differ are given.
    pub(super) fn reload(&mut self, job: &Job) -> Option<Vec<String>> {
        let loaded = match job.load() {
            Ok(loaded) => loaded,
            // Such as an environment that `ecsc.toml` had before. It is told once.
            Err(failure) => {
                if self.failure.as_ref() != Some(&failure) {
                    super::eprint(&format!("error: {failure}\n"));
                    self.failure = Some(failure);
                }
                return None;
            }
        };
        let read: Vec<String> = self.loaded.programs.iter().flat_map(Program::changed_files).collect();
        if self.failure.take().is_none() && read.is_empty() && self.loaded.is_same(&loaded) {
            return None;
        }
        let former = std::mem::replace(&mut self.loaded, loaded);
        let before: BTreeSet<(&str, &str)> = former
            .programs
            .iter()
            .flat_map(Program::texts)
            .map(|it| (it.name.as_str(), it.text.as_str()))
            .collect();
        let now: BTreeSet<(&str, &str)> =
            self.texts().map(|it| (it.name.as_str(), it.text.as_str())).collect();
        let names = before.symmetric_difference(&now).map(|(name, _)| (*name).to_owned());
        let names: BTreeSet<String> = names.chain(read).collect();
        Some(names.into_iter().collect())
    }

    /// The folders in which a change may matter. One that is not there is watched from the nearest above it.
    pub(super) fn folders(&self) -> BTreeSet<PathBuf> {
        let mut folders = BTreeSet::new();
        for path in &self.given {
            if path.is_dir() {
                folders.insert(path.clone());
                if self.recursive {
                    folders.extend(project::all_folders_below(path));
                }
            }
            folders.insert(project::parent(path));
        }
        folders.extend(self.files.iter().map(|path| project::parent(path)));
        for program in &self.loaded.programs {
            folders.extend(project::folders_of_configuration(program.folder()));
            folders.extend(program.texts().map(|source| project::parent(Path::new(&source.name))));
            folders.extend(program.named_files().iter().map(|path| project::parent(path)));
        }
        folders.into_iter().map(|folder| nearest(&folder)).collect()
    }
}

/// The folder, or the nearest above it that is there.
fn nearest(folder: &Path) -> PathBuf {
    let found = folder.ancestors().find(|folder| folder.is_dir()).map(Path::to_owned);
    found.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| PathBuf::from("."))
}
