//! How `file()` and `manifest` read: given from outside, so that the compiler itself needs no file system.

use std::fmt;

/// Reads the files that a program names.
pub trait FileReader: fmt::Debug {
    /// The text of the file at `path`, relative to the program's folder.
    ///
    /// # Errors
    /// If there is none that the program may read.
    fn read(&self, path: &str) -> Result<String, ReadError>;

    /// The text of the manifest of another program at `path`, relative to the program's folder, out of which it may lead.
    ///
    /// # Errors
    /// If there is none that the program may read.
    fn manifest(&self, path: &str) -> Result<String, ReadError> {
        self.read(path)
    }
}

/// The longest manifest, in bytes: a text of a program is shorter, but a manifest may be of thousands of stacks.
pub const MAX_MANIFEST: usize = 16 << 20;

/// Why a file that the program names cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// It lies outside of the program's folder.
    Outside,
    /// There is none.
    Missing,
    /// It has this number of bytes, which is more than a string, or a manifest, may have.
    TooLong(usize),
    /// It is no UTF-8 text.
    NotText,
    /// The system's own words.
    Other(String),
}

/// A reader for programs without a folder: there are no files.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoFiles;

impl FileReader for NoFiles {
    fn read(&self, _: &str) -> Result<String, ReadError> {
        Err(ReadError::Missing)
    }
}
