//! The baseline: warnings that a project has already, and that are not shown because of that.
//!
//! An entry is a file, a code and the line of the source. Lines move when others are added, messages change with the compiler; what a line
//! says stays, and whoever changes it should see what is wrong with it.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use crate::diagnostics::Diagnostic;
use crate::source::Sources;

/// A warning as a baseline knows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known {
    /// The file, from the folder of the baseline, with `/`.
    pub file: String,
    /// The code.
    pub code: String,
    /// The line at which the warning is, without its indentation.
    pub text: String,
}

/// The warnings of a project, each with the number of its occurrences.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    /// The folder from which the names of files are given, and that of the baseline; both absolute.
    folders: (PathBuf, PathBuf),
    known: BTreeMap<Known, usize>,
}

impl Baseline {
    /// An empty baseline that lies in `folder`; the names of files are given from `working`.
    pub fn new(working: PathBuf, folder: PathBuf) -> Self {
        Self { folders: (working, folder), known: BTreeMap::new() }
    }

    /// Adds occurrences of a warning.
    pub fn add(&mut self, known: Known, count: usize) {
        *self.known.entry(known).or_default() += count;
    }

    /// Adds a warning that was found.
    pub fn add_found(&mut self, sources: &Sources, diagnostic: &Diagnostic) {
        self.add(self.known(sources, diagnostic), 1);
    }

    /// The warnings in order, each with the number of its occurrences.
    pub fn entries(&self) -> impl Iterator<Item = (&Known, usize)> {
        self.known.iter().map(|(known, count)| (known, *count))
    }

    /// Whether a warning is in the baseline. Each occurrence there is for one: what is added beside it is new.
    pub(super) fn covers(&mut self, sources: &Sources, diagnostic: &Diagnostic) -> bool {
        match self.known.get_mut(&self.known(sources, diagnostic)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }

    fn known(&self, sources: &Sources, diagnostic: &Diagnostic) -> Known {
        let span = diagnostic.primary.span;
        let file = sources.file(span.file);
        let line = file.index().line_range(file.index().line(span.start)).unwrap_or_default();
        let text = file.text().get(line.start as usize..line.end as usize).unwrap_or_default();
        // An option has a name, and no path.
        let name = if file.is_file() { self.relative(file.name()) } else { file.name().to_owned() };
        Known { file: name, code: diagnostic.code.id.to_owned(), text: text.trim().to_owned() }
    }

    /// The name of a file from the folder of the baseline, wherever the command runs.
    fn relative(&self, name: &str) -> String {
        let (working, folder) = &self.folders;
        let path = without_dots(&working.join(name));
        let common =
            path.components().zip(folder.components()).take_while(|(one, other)| one == other).count();
        let up = folder.components().skip(common).map(|_| "..".to_owned());
        let down = path.components().skip(common).map(|part| part.as_os_str().to_string_lossy().into_owned());
        up.chain(down).collect::<Vec<_>>().join("/")
    }
}

/// A path without `.` and `..`, as far as it goes up no further than it came down.
fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_from_the_folder_of_the_baseline() {
        let name = |working: &str, folder: &str, name: &str| {
            Baseline::new(PathBuf::from(working), PathBuf::from(folder)).relative(name)
        };
        assert_eq!(name("/r", "/r", "a/web.ecs"), "a/web.ecs");
        assert_eq!(name("/r/a", "/r", "web.ecs"), "a/web.ecs");
        assert_eq!(name("/r/a", "/r", "../b/./web.ecs"), "b/web.ecs");
        assert_eq!(name("/", "/r", "/r/a/web.ecs"), "a/web.ecs");
        assert_eq!(name("/r", "/r/ci", "a/web.ecs"), "../a/web.ecs");
    }
}
