//! `index.json`: which programs are in the folder of the output.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::files::{persist, stage};
use super::output::MANIFEST;
use crate::compile::Compilation;
use crate::project::Failure;

/// The file's name.
const NAME: &str = "index.json";

/// The programs in a folder.
#[derive(Debug, Serialize, Deserialize)]
struct Index {
    /// The version of the compiler.
    ecsc: String,
    /// The programs by their folders.
    programs: Vec<Entry>,
}

/// A program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    /// The folder of its manifest, below that of the index, with `/`.
    folder: String,
    /// The project's name.
    project: String,
    /// The environment that it was built for, if it was for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    environment: Option<String>,
}

/// Where the files of a program go, below the folder of the output: in a folder with the project's name, which is below that of the
/// environment, if there is one. This does not depend on how many programs there are.
pub(super) fn place(compilation: &Compilation) -> PathBuf {
    let environment = compilation.environment.as_ref().map(|environment| environment.name.as_str());
    environment.into_iter().chain([compilation.project.as_str()]).collect()
}

/// Whether a folder is that of an output.
pub(super) fn is_in(folder: &Path) -> bool {
    former(folder).is_some()
}

/// Writes the index, if it has changed: the programs that were built, and those of earlier builds that are there.
pub(super) fn write(out: &Path, compilations: &[Compilation]) -> Result<(), Failure> {
    let earlier = former(out).map_or_else(Vec::new, |index| index.programs);
    let is_there =
        |entry: &Entry| is_below(&entry.folder) && out.join(&entry.folder).join(MANIFEST).is_file();
    let mut programs: BTreeMap<String, Entry> =
        earlier.into_iter().filter(is_there).map(|entry| (entry.folder.clone(), entry)).collect();
    for compilation in compilations {
        let parts: Vec<String> =
            place(compilation).iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let folder = parts.join("/");
        let environment = compilation.environment.as_ref().map(|environment| environment.name.clone());
        let project = compilation.project.clone();
        programs.insert(folder.clone(), Entry { folder, project, environment });
    }
    let programs = programs.into_values().collect();
    let index = Index { ecsc: env!("CARGO_PKG_VERSION").to_owned(), programs };
    // Strings in lists: nothing that JSON cannot say.
    let text = serde_json::to_string_pretty(&index).unwrap_or_default() + "\n";
    let path = out.join(NAME);
    if fs::read(&path).is_ok_and(|there| there == text.as_bytes()) {
        return Ok(());
    }
    let staged = stage(&path, text.as_bytes()).map_err(|error| Failure::write(&path, &error))?;
    persist(staged, &path)
}

/// The index of an earlier build, if it can be read.
fn former(out: &Path) -> Option<Index> {
    let path = out.join(NAME);
    if !fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file()) {
        return None;
    }
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

/// Whether a path leads below the folder: anyone may have written the index.
fn is_below(folder: &str) -> bool {
    let mut components = Path::new(folder).components();
    !folder.is_empty() && components.all(|component| matches!(component, Component::Normal(_)))
}
