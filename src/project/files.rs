//! The files of a program: which there are, and what is in them.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::Failure;
use super::open::{is_substitution, open, read_at_most};

/// The ending of a program's files.
const EXTENSION: &str = "ecs";
/// The ending of files with values of `var`s.
const VARIABLES: &str = "ecsvars";
/// A person writes less than a thousandth of this. A tree takes up to a hundred times as much memory as its text.
const MAX_BYTES: u64 = 64 << 20;
/// Before the name of a `var`.
const PREFIX: &str = "ECSC_VAR_";

/// The `.ecs` files of a folder, not of its subfolders, in name order.
///
/// # Errors
/// If the folder cannot be read, or has no such file.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::read(folder, &error))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| Failure::read(folder, &error))?.path();
        // A link to nothing is kept: that it cannot be read is worth saying.
        if is_program(&path) && !path.is_dir() {
            files.push(path);
        }
    }
    if files.is_empty() {
        return Err(Failure::new(format!("there is no `.{EXTENSION}` file in `{}`", folder.display())));
    }
    files.sort_by(|a, b| a.file_name().cmp(&b.file_name()));
    Ok(files)
}

/// What is in a file.
///
/// # Errors
/// If it cannot be read, is no regular file, or is too large.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let file = if is_substitution(path) { fs::File::open(path) } else { open(path) };
    read_to_end(file.map_err(|error| Failure::read(path, &error))?, path)
}

/// What is left in a reader, which `path` names.
///
/// # Errors
/// If it cannot be read, or is too large.
pub fn read_to_end(reader: impl Read, path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = read_at_most(reader, MAX_BYTES).map_err(|error| Failure::read(path, &error))?;
    let too_large = || format!("cannot read `{}`: it has more than {} MiB", path.display(), MAX_BYTES >> 20);
    bytes.ok_or_else(|| Failure::new(too_large()))
}

/// The name that diagnostics show.
pub fn name(path: &Path) -> String {
    let path = path.strip_prefix(".").unwrap_or(path).to_string_lossy();
    if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() }
}

/// Whether a path is that of a program's file.
pub fn is_program(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == EXTENSION)
}

/// Whether a path is that of a file with values of `var`s.
pub fn is_variables(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == VARIABLES)
}

/// The environment's `ECSC_VAR_name`, by `name`.
///
/// # Errors
/// If the value of one is no UTF-8.
pub fn environment() -> Result<BTreeMap<String, String>, Failure> {
    let mut environment = BTreeMap::new();
    for (key, value) in std::env::vars_os() {
        let Some(name) = key.to_str().and_then(|key| key.strip_prefix(PREFIX)) else { continue };
        let Some(value) = value.to_str() else {
            return Err(Failure::new(format!("the environment variable `{PREFIX}{name}` is not UTF-8")));
        };
        environment.insert(name.to_owned(), value.to_owned());
    }
    Ok(environment)
}
