//! Why a command could not do its work: one line that says which file and why.

use std::fmt;
use std::io;
use std::path::Path;

use crate::diagnostics::render::clean;
use crate::source::{LineEnds, LineIndex};

/// A failure. It ends a command with exit status 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    message: String,
    at: Option<Position>,
}

/// Where in a file something is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The name of the file, as messages show it.
    pub name: String,
    /// Its text.
    pub text: String,
    /// The offset in bytes.
    pub offset: u32,
}

impl Failure {
    /// A failure with this message.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), at: None }
    }

    /// A failure at a position in a file.
    pub fn at(position: Position, message: impl Into<String>) -> Self {
        Self { message: message.into(), at: Some(position) }
    }

    /// ``cannot read `web.ecs`: no such file or directory``
    pub fn read(path: &Path, error: &io::Error) -> Self {
        Self::new(format!("cannot read `{}`: {}", path.display(), reason(error)))
    }

    /// ``cannot write `dist/manifest.json`: no space left on device``
    pub fn write(path: &Path, error: &io::Error) -> Self {
        Self::new(format!("cannot write `{}`: {}", path.display(), reason(error)))
    }

    /// What is wrong, without its position.
    pub fn message(&self) -> String {
        clean(&self.message).replace('\n', " ")
    }

    /// Where in a file something is wrong, if it is in a file that could be read.
    pub fn position(&self) -> Option<&Position> {
        self.at.as_ref()
    }
}

impl fmt::Display for Failure {
    /// ``ecsc.toml:3:5: there is no warning `W0699` ``
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Position { name, text, offset }) = &self.at {
            let place = LineIndex::new(text, LineEnds::Lf).line_column(text, *offset);
            write!(f, "{}:{}:{}: ", clean(name), place.line, place.column)?;
        }
        f.write_str(&self.message())
    }
}

/// The system's message as part of a sentence, without the error number.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split_once(" (os error").map_or(text.as_str(), |(text, _)| text);
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
