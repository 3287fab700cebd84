//! The files that a program names with `file("...")` or `manifest`, as they were when it was compiled.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::compile::{FileReader, ReadError};
use crate::project::Folder;

type Texts = RefCell<BTreeMap<String, Result<String, ReadError>>>;

/// What was read, by path relative to the program's folder.
#[derive(Debug, Clone, Default)]
pub(super) struct NamedFiles {
    files: Texts,
    manifests: Texts,
}

impl NamedFiles {
    /// The paths.
    pub(super) fn paths(&self) -> Vec<String> {
        self.files.borrow().keys().chain(self.manifests.borrow().keys()).cloned().collect()
    }

    /// The paths of those that are not as they were.
    pub(super) fn changed(&self, folder: &Folder<'_>) -> Vec<String> {
        let (files, manifests) = (self.files.borrow(), self.manifests.borrow());
        let files = files.iter().filter(|(path, text)| folder.read(path) != **text);
        let manifests = manifests.iter().filter(|(path, text)| folder.manifest(path) != **text);
        files.chain(manifests).map(|(path, _)| path.clone()).collect()
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
        self.named.files.borrow_mut().insert(path.to_owned(), text.clone());
        text
    }

    fn manifest(&self, path: &str) -> Result<String, ReadError> {
        let text = self.folder.manifest(path);
        self.named.manifests.borrow_mut().insert(path.to_owned(), text.clone());
        text
    }
}
