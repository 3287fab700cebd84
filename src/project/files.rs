//! The files of a program: which there are, and what is in them.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::Failure;

/// The ending of a program's files.
const EXTENSION: &str = "ecs";
/// The ending of files with values of `var`s.
const VARIABLES: &str = "ecsvars";
/// Positions are 32 bits wide.
pub const MOST_BYTES: u64 = u32::MAX as u64 / 2;
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
/// If it cannot be read, or is too large for positions.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |error: io::Error| Failure::read(path, &error);
    let file = fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MOST_BYTES { Err(too_large(path)) } else { Ok(bytes) }
}

/// Positions could not say where something stands in it.
pub fn too_large(path: &Path) -> Failure {
    Failure::new(format!("cannot read `{}`: it is larger than {MOST_BYTES} bytes", path.display()))
}

/// The name that findings show.
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
            return Err(Failure::new(format!("the environment's `{PREFIX}{name}` is no UTF-8")));
        };
        environment.insert(name.to_owned(), value.to_owned());
    }
    Ok(environment)
}
