//! Which programs the paths of the command line are.

use std::fs;
use std::path::{Path, PathBuf};

use super::arguments::ProgramArguments;
use super::index;
use crate::project::{self, Failure, Search, folders_below, is_program};

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
    /// The programs, in the order in which they are named; each once.
    pub(super) named: Vec<Named>,
    /// What cannot be read, and why.
    pub(super) unreadable: Vec<(PathBuf, Failure)>,
}

/// The programs that the arguments name. `out` is the folder of the output, where no program is looked for.
pub(super) fn programs(arguments: &ProgramArguments, out: Option<&Path>) -> Paths {
    let mut paths = Paths::default();
    if arguments.of {
        for path in &arguments.paths {
            paths.add_search(project::programs_of(path), out);
        }
        return paths;
    }
    let given = arguments.given();
    for path in &given {
        paths.add(path, arguments.recursive, given.len(), out);
    }
    paths.drop_files_of_folders();
    paths
}

impl Paths {
    /// Adds what a path names, one of `count` paths.
    fn add(&mut self, path: &Path, recursive: bool, count: usize, out: Option<&Path>) {
        if path.as_os_str() == "-" {
            self.add_named(Named::StandardInput);
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
            let search = folders_below(path, is_program, |path| is_out(path, out));
            if search.folders.is_empty() && search.unreadable.is_empty() {
                let message = format!("there is no `.ecs` file in `{}` or below it", path.display());
                self.unreadable.push((path.to_owned(), Failure::new(message)));
            }
            return self.add_search(search, out);
        }
        match project::files(path) {
            Ok(_) => self.add_named(Named::Folder(path.to_owned())),
            // A pattern of the shell, `*/`, names the folder that an earlier build has written, too.
            Err(_) if count > 1 && (is_out(path, out) || index::is_in(path)) => {}
            Err(failure) => self.unreadable.push((path.to_owned(), with_hint(path, failure))),
        }
    }

    fn add_search(&mut self, search: Search, out: Option<&Path>) {
        for folder in search.folders {
            if !is_out(&folder, out) {
                self.add_named(Named::Folder(folder));
            }
        }
        self.unreadable.extend(search.unreadable);
    }

    fn add_named(&mut self, named: Named) {
        let is_known = |known: &Named| match (known, &named) {
            (Named::Folder(known), Named::Folder(new)) => is_same(known, new),
            (known, new) => known == new,
        };
        if !self.named.iter().any(is_known) {
            self.named.push(named);
        }
    }

    /// Adds a file to the program of those of its folder.
    fn add_file(&mut self, path: &Path) {
        let own = project::parent(path);
        for named in &mut self.named {
            let Named::Files { folder, files } = named else { continue };
            if !is_same(folder, &own) {
                continue;
            }
            if !files.iter().any(|file| file.file_name() == path.file_name()) {
                files.push(path.to_owned());
                // As in a folder: the order of files reaches the output.
                files.sort_by(|a, b| a.file_name().cmp(&b.file_name()));
            }
            return;
        }
        self.named.push(Named::Files { folder: own, files: vec![path.to_owned()] });
    }

    /// A file of a folder that is named, too, is part of that program.
    fn drop_files_of_folders(&mut self) {
        let folders: Vec<PathBuf> = self
            .named
            .iter()
            .filter_map(|named| match named {
                Named::Folder(folder) => Some(folder.clone()),
                _ => None,
            })
            .collect();
        self.named.retain(|named| match named {
            Named::Files { folder, .. } => !folders.iter().any(|known| is_same(known, folder)),
            _ => true,
        });
    }
}

/// Why a folder is no program, and how the programs below it are named.
fn with_hint(path: &Path, failure: Failure) -> Failure {
    let below = folders_below(path, is_program, |_| false);
    if below.folders.is_empty() {
        return failure;
    }
    Failure::new(format!("{}; with `-r`, programs in the folders below it are found", failure.message()))
}

fn is_out(path: &Path, out: Option<&Path>) -> bool {
    out.is_some_and(|out| is_same(path, out))
}

/// Whether two paths lead to one folder or file that exists.
fn is_same(one: &Path, other: &Path) -> bool {
    one == other
        || fs::canonicalize(one).is_ok_and(|one| fs::canonicalize(other).is_ok_and(|other| one == other))
}
