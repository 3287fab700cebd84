//! Which programs the paths of the command line are.

use std::fs;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;

use super::arguments::ProgramArguments;
use super::index;
use crate::project::{self, Failure, Search, folders_below, has_folders, is_program};

/// A program as it is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Named {
    /// `-`
    StandardInput,
    /// All files of a folder.
    Folder(PathBuf),
    /// Some files of a folder.
    Files { folder: PathBuf, files: Vec<PathBuf> },
}

/// What the paths name.
#[derive(Debug, Default)]
pub(super) struct Paths {
    /// The programs by where they are, in the order in which they are named; each once.
    pub(super) named: IndexMap<PathBuf, Named>,
    /// What cannot be read, and why.
    pub(super) unreadable: Vec<(PathBuf, Failure)>,
    /// Where the folder of the output is, in which no program is looked for.
    out: Option<PathBuf>,
}

/// The programs that the arguments name. `out` is the folder of the output.
pub(super) fn programs(arguments: &ProgramArguments, out: Option<&Path>) -> Paths {
    let mut paths = Paths { out: out.map(place), ..Paths::default() };
    if arguments.of {
        for path in &arguments.paths {
            paths.add_search(project::programs_of(path));
        }
        return paths;
    }
    let given = arguments.given();
    for path in &given {
        paths.add(path, arguments.recursive, given.len());
    }
    paths
}

impl Paths {
    /// Adds what a path names, one of `count` paths.
    fn add(&mut self, path: &Path, recursive: bool, count: usize) {
        if path.as_os_str() == "-" {
            self.named.insert(path.to_owned(), Named::StandardInput);
            return;
        }
        let metadata = match fs::metadata(path) {
            Ok(metadata) => metadata,
            Err(error) => return self.unreadable.push((path.to_owned(), Failure::read(path, &error))),
        };
        if !metadata.is_dir() {
            return self.add_file(path);
        }
        if recursive {
            let search = folders_below(path, is_program, |path| self.is_out(path));
            if search.folders.is_empty() && search.unreadable.is_empty() {
                let message = format!("there is no `.ecs` file in `{}` or below it", path.display());
                self.unreadable.push((path.to_owned(), Failure::new(message)));
            }
            return self.add_search(search);
        }
        match project::files(path) {
            Ok(_) => self.add_folder(path.to_owned()),
            // A pattern of the shell, `*/`, names the folder that an earlier build has written, too.
            Err(_) if count > 1 && (self.is_out(path) || index::is_in(path)) => {}
            Err(failure) => self.unreadable.push((path.to_owned(), with_hint(path, failure))),
        }
    }

    fn add_search(&mut self, search: Search) {
        for folder in search.folders {
            if !self.is_out(&folder) {
                self.add_folder(folder);
            }
        }
        self.unreadable.extend(search.unreadable);
    }

    /// Adds a folder. A file of it that is named, too, is part of that program.
    fn add_folder(&mut self, folder: PathBuf) {
        let known = self.named.entry(place(&folder)).or_insert_with(|| Named::Folder(folder.clone()));
        if matches!(known, Named::Files { .. }) {
            *known = Named::Folder(folder);
        }
    }

    /// Adds a file to the program of those of its folder.
    fn add_file(&mut self, path: &Path) {
        let folder = project::parent(path);
        let none = || Named::Files { folder: folder.clone(), files: Vec::new() };
        let known = self.named.entry(place(&folder)).or_insert_with(none);
        if let Named::Files { files, .. } = known
            && let Err(at) = files.binary_search_by(|file| file.file_name().cmp(&path.file_name()))
        {
            // As in a folder: the order of files reaches the output.
            files.insert(at, path.to_owned());
        }
    }

    fn is_out(&self, path: &Path) -> bool {
        self.out.as_ref().is_some_and(|out| *out == place(path))
    }
}

/// Why a folder is no program, and how those below it are searched, if there are any: whether they have a program is not looked up,
/// because they may be many.
fn with_hint(path: &Path, failure: Failure) -> Failure {
    if !has_folders(path) {
        return failure;
    }
    Failure::new(format!("{}; with `-r`, the folders below it are searched, too", failure.message()))
}

/// Where a folder is, whichever path leads to it. One that is not there yet is where its path says.
fn place(folder: &Path) -> PathBuf {
    fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned())
}
