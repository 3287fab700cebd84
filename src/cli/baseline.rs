//! Reads and writes the file of a baseline.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::files::{persist, stage};
use crate::compile::Compilation;
use crate::diagnostics::Severity;
use crate::diagnostics::control::{Baseline, Known};
use crate::project::{self, Failure};

/// What the file has.
#[derive(Debug, Serialize, Deserialize)]
struct File {
    /// The version of the compiler that wrote it.
    ecsc: String,
    /// The warnings.
    warnings: Vec<Entry>,
}

/// A warning.
#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    file: String,
    code: String,
    text: String,
    /// How often it occurs, if it is more than once.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    count: usize,
}

fn one() -> usize {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_one(count: &usize) -> bool {
    *count == 1
}

/// Reads a baseline.
pub(super) fn read(path: &Path) -> Result<Baseline, Failure> {
    let file: File = serde_json::from_slice(&project::read(path)?).map_err(|error| {
        Failure::new(format!(
            "`{}` is not a baseline: {error}; `ecsc check --write-baseline` writes one",
            path.display()
        ))
    })?;
    let mut baseline = empty(path)?;
    for Entry { file, code, text, count } in file.warnings {
        baseline.add(Known { file, code, text }, count);
    }
    Ok(baseline)
}

/// Writes the warnings of compilations, also those that are denied; gives their number.
pub(super) fn write(path: &Path, compilations: &[&Compilation]) -> Result<usize, Failure> {
    let mut baseline = empty(path)?;
    for compilation in compilations {
        let warnings = compilation.diagnostics.iter().filter(|it| it.code.severity == Severity::Warning);
        warnings.for_each(|warning| baseline.add_found(&compilation.sources, warning));
    }
    let entries = baseline.entries().map(|(Known { file, code, text }, count)| {
        let (file, code, text) = (file.clone(), code.clone(), text.clone());
        Entry { file, code, text, count }
    });
    let file = File { ecsc: env!("CARGO_PKG_VERSION").to_owned(), warnings: entries.collect() };
    // Strings and numbers in lists: nothing that JSON cannot say.
    let text = serde_json::to_string_pretty(&file).unwrap_or_default() + "\n";
    let staged = stage(path, text.as_bytes()).map_err(|error| Failure::write(path, &error))?;
    persist(staged, path)?;
    Ok(file.warnings.iter().map(|entry| entry.count).sum())
}

/// A baseline that lies at a path.
fn empty(path: &Path) -> Result<Baseline, Failure> {
    let full = |path: &Path| fs::canonicalize(path).map_err(|error| Failure::read(path, &error));
    let working: PathBuf = full(Path::new("."))?;
    Ok(Baseline::new(working, full(&project::parent(path))?))
}
