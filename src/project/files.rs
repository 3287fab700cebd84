//! Finds and reads the files of a program.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::Failure;
use super::open::{is_substitution, open, read_at_most};

/// The extension of a program's files.
const EXTENSION: &str = "ecs";
/// The extension of files with values of `var`s.
const VARIABLES: &str = "ecsvars";
/// A person writes less than a thousandth of this. A tree takes up to a hundred times as much memory as its text.
const MAX_BYTES: u64 = 64 << 20;
/// The prefix of environment variables that set `var`s.
const PREFIX: &str = "ECSC_VAR_";

/// The `.ecs` files of a folder without its subfolders, by name.
///
/// # Errors
/// If the folder cannot be read, or has no such file.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let files = listed(folder, is_program)?;
    if files.is_empty() {
        return Err(Failure::new(format!("there is no `.{EXTENSION}` file in `{}`", folder.display())));
    }
    Ok(files)
}

/// The `.ecsvars` files of a folder without its subfolders, by name.
///
/// # Errors
/// If the folder cannot be read.
pub fn variable_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    listed(folder, is_variables)
}

fn listed(folder: &Path, is_wanted: fn(&Path) -> bool) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::read(folder, &error))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| Failure::read(folder, &error))?.path();
        // A dangling link is kept: it cannot be read, and that should be reported.
        if is_wanted(&path) && !is_temporary(&path) && !path.is_dir() {
            files.push(path);
        }
    }
    // The order of `read_dir` differs between file systems, and the order of files reaches the output.
    files.sort_by(|a, b| a.file_name().cmp(&b.file_name()));
    Ok(files)
}

/// Reads a file.
///
/// # Errors
/// If it cannot be read, is not a regular file, or is too large.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    // `<(command)` of a shell names a pipe, which is no regular file, yet it has an end.
    let file = if is_substitution(path) { fs::File::open(path) } else { open(path) };
    read_to_end(file.map_err(|error| Failure::read(path, &error))?, path)
}

/// Reads a reader to its end. `path` is its name in errors.
///
/// # Errors
/// If it cannot be read, or is too large.
pub fn read_to_end(reader: impl Read, path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = read_at_most(reader, MAX_BYTES).map_err(|error| Failure::read(path, &error))?;
    let too_large = || format!("cannot read `{}`: it has more than {} MiB", path.display(), MAX_BYTES >> 20);
    bytes.ok_or_else(|| Failure::new(too_large()))
}

/// The name of a file in diagnostics: its path with `/`.
pub fn name(path: &Path) -> String {
    let path = path.strip_prefix(".").unwrap_or(path).to_string_lossy();
    if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() }
}

/// Whether a file is of an editor, and no part of a program: `.#web.ecs`, `web.ecs~` and `#web.ecs#`, as Terraform has it.
pub fn is_temporary(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'))
}

/// Whether a path has the extension of a program's file.
pub fn is_program(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == EXTENSION)
}

/// Whether a path has the extension of a file with values of `var`s.
pub fn is_variables(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == VARIABLES)
}

/// The environment's `ECSC_VAR_name`, by `name`.
///
/// # Errors
/// If a value is not UTF-8.
pub fn environment() -> Result<BTreeMap<String, String>, Failure> {
    let mut environment = BTreeMap::new();
    // Not `vars`, which panics at any variable that is not UTF-8, even one that is none of ours.
    for (key, value) in std::env::vars_os() {
        let Some(name) = key.to_str().and_then(|key| key.strip_prefix(PREFIX)) else { continue };
        let Some(value) = value.to_str() else {
            return Err(Failure::new(format!("the environment variable `{PREFIX}{name}` is not UTF-8")));
        };
        environment.insert(name.to_owned(), value.to_owned());
    }
    Ok(environment)
}
