//! What a program is compiled from: its texts, the values from outside, and what its project says.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{FileReader, NoFiles};
use crate::diagnostics::control::Levels;
use crate::emit;

/// A program and everything that it is compiled with.
#[derive(Debug, Clone)]
pub struct Input<'a> {
    /// The program's files, in name order.
    pub sources: Vec<SourceText>,
    /// What the project is called if the program does not say it: the name of its folder, or of its file without ending.
    pub project_hint: String,
    /// Where the values of `var`s come from.
    pub variables: Variables,
    /// What the project makes of warnings.
    pub levels: Levels,
    /// How templates are written.
    pub format: emit::Format,
    /// Whether the templates are for a deployment: then it is reported that the stacks have no name of their own.
    pub for_deployment: bool,
    /// Reads what `file("...")` names.
    pub reader: &'a dyn FileReader,
}

impl Input<'_> {
    /// A program by itself: without values from outside, levels of its project, and files that it could read.
    pub fn new(project_hint: impl Into<String>, sources: impl IntoIterator<Item = SourceText>) -> Self {
        Self {
            sources: sources.into_iter().collect(),
            project_hint: project_hint.into(),
            variables: Variables::default(),
            levels: Levels::default(),
            format: emit::Format::default(),
            for_deployment: false,
            reader: &NoFiles,
        }
    }
}

/// A text file as the compiler takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// The name that diagnostics show: the path as the user gave it, with `/`.
    pub name: String,
    /// The text. What was no UTF-8 stands in it as U+FFFD.
    pub text: String,
    /// Where the first of these stands in `text`, in bytes.
    pub not_utf8: Option<u32>,
}

impl SourceText {
    /// A file whose text is known to be one.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), not_utf8: None }
    }

    /// A file as it was read.
    pub fn decode(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::new(name, text),
            Err(error) => {
                // Up to there the lossy text is the same as the bytes, so the offset is right in
                // both.
                let at = u32::try_from(error.utf8_error().valid_up_to()).ok();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                Self { name: name.into(), text, not_utf8: at }
            }
        }
    }
}

/// The values of `var`s as they were given; [`crate::check::Origin`] says which of several counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Variables {
    /// `--var name=value`, as given.
    pub options: Vec<(String, String)>,
    /// `--var-file prod.ecsvars`, as given.
    pub files: Vec<SourceText>,
    /// The environment's `ECSC_VAR_name`, by `name`, in the case in which it is set.
    pub environment: BTreeMap<String, String>,
    /// Names that the environment may set although the program does not declare them: another program of the run does.
    pub elsewhere: BTreeSet<String>,
    /// The environment of `ecsc.toml` that the program is compiled for, if it is compiled for one.
    pub configured: Option<Configured>,
}

impl Variables {
    /// The texts of the files that have values.
    pub fn texts(&self) -> impl Iterator<Item = &SourceText> {
        let configured = self.configured.iter().flat_map(|it| std::iter::once(&it.source).chain(&it.files));
        self.files.iter().chain(configured)
    }
}

/// One of the environments of `ecsc.toml`, `[environments.production]`, with the values that it gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Configured {
    /// The text of `ecsc.toml`.
    pub source: SourceText,
    /// The values files of all environments. Each environment has all of them, so that a source has one id in all environments.
    pub files: Vec<SourceText>,
    /// The environment's name.
    pub name: String,
    /// Where the name is, in bytes of the source.
    pub name_at: Range<usize>,
    /// Whether it is for several programs, because it lies in a folder above: each of them declares some of the names.
    pub shared: bool,
    /// The environment's `vars`.
    pub values: Vec<ConfiguredValue>,
    /// Which of the files is the environment's `var_file`, if it has one.
    pub file: Option<usize>,
}

/// A value in `vars = { ... }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfiguredValue {
    /// The name.
    pub name: String,
    /// Where the name is, in bytes of the source.
    pub name_at: Range<usize>,
    /// Where the value is; of a string without its quotes.
    pub value_at: Range<usize>,
    /// The value: of a string its characters, else as it is written.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_text_are_marked_where_they_begin() {
        let file = SourceText::decode("a.ecs", b"a = \"\xe9\"\n".to_vec());
        assert_eq!((file.text.as_str(), file.not_utf8), ("a = \"\u{fffd}\"\n", Some(5)));
        assert_eq!(SourceText::decode("a.ecs", "é".into()), SourceText::new("a.ecs", "é"));
    }
}
