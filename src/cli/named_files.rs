//! The files that a program names with `file("...")`, as they were when it was compiled.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::compile::{FileReader, ReadError};
use crate::project::Folder;

/// What was read, by path relative to the program's folder.
#[derive(Debug, Clone, Default)]
pub(super) struct NamedFiles(RefCell<BTreeMap<String, Result<String, ReadError>>>);

impl NamedFiles {
    /// The paths.
    pub(super) fn paths(&self) -> Vec<String> {
        self.0.borrow().keys().cloned().collect()
    }

    /// The paths of those that are not as they were.
    pub(super) fn changed(&self, folder: &Folder<'_>) -> Vec<String> {
        let read = self.0.borrow();
        let changed = read.iter().filter(|(path, text)| folder.read(path) != **text);
        changed.map(|(path, _)| path.clone()).collect()
    }
}

/// Reads files, and keeps what it read.
#[derive(Debug)]
pub(super) struct Recorder<'a> {
    pub(super) folder: Folder<'a>,
    pub(super) named: &'a NamedFiles,
}

impl FileReader for Recorder<'_> {
    fn read(&self, path: &str) -> Result<String, ReadError> {
        let text = self.folder.read(path);
        self.named.0.borrow_mut().insert(path.to_owned(), text.clone());
        text
    }
}
