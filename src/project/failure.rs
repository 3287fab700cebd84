//! Why a command could not do its work: one line that says which file and why.

use std::fmt;
use std::io;
use std::path::Path;

use crate::diagnostics::render::clean;

/// A failure. It ends a command with exit status 2.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure(String);

impl Failure {
    /// A failure with this message.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// ``cannot read `web.ecs`: no such file or directory``
    pub fn read(path: &Path, error: &io::Error) -> Self {
        Self(format!("cannot read `{}`: {}", path.display(), reason(error)))
    }

    /// ``cannot write `dist/manifest.json`: no space left on device``
    pub fn write(path: &Path, error: &io::Error) -> Self {
        Self(format!("cannot write `{}`: {}", path.display(), reason(error)))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&clean(&self.0).replace('\n', " "))
    }
}

/// The system's message as part of a sentence, without the error number.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split_once(" (os error").map_or(text.as_str(), |(text, _)| text);
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
