//! Reads programs: a path is a file, a folder, or standard input.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::arguments::{MessageArguments, ProgramArguments};
use super::configuration;
use super::failure::Failure;
use crate::compile::{self, Compilation, FileReader, ReadError, SourceText, Variables};
use crate::diagnostics::control::Levels;
use crate::emit;

/// The ending of a program's files.
const EXTENSION: &str = "ecs";
/// Positions are 32 bits wide.
const MOST_BYTES: u64 = u32::MAX as u64 / 2;
/// Before the name of a `var`.
const PREFIX: &str = "ECSC_VAR_";

/// A program as it was read.
#[derive(Debug, Clone)]
pub(super) struct Program {
    /// Its files.
    pub(super) sources: Vec<SourceText>,
    /// Where each file is; none for standard input.
    pub(super) paths: Vec<Option<PathBuf>>,
    folder: PathBuf,
    hint: String,
    levels: Levels,
}

impl Program {
    /// Compiles the program as it is now.
    pub(super) fn compile(&self, variables: &Variables, format: emit::Format) -> Compilation {
        compile::compile(compile::Input {
            sources: self.sources.clone(),
            project_hint: self.hint.clone(),
            variables: variables.clone(),
            levels: self.levels.clone(),
            format,
            reader: &Folder(&self.folder),
        })
    }
}

/// Reads every program that the arguments name, and the variables.
pub(super) fn load(
    programs: &ProgramArguments,
    messages: &MessageArguments,
) -> Result<(Vec<Program>, Variables), Failure> {
    let variables = variables(programs)?;
    let mut loaded = Vec::new();
    for path in &programs.paths {
        let mut program = load_path(path)?;
        program.levels = configuration::read(&program.folder)?;
        program.levels.deny_warnings = messages.deny.is_some();
        loaded.push(program);
    }
    Ok((loaded, variables))
}

fn load_path(path: &Path) -> Result<Program, Failure> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        let stdin = io::stdin().lock().take(MOST_BYTES + 1).read_to_end(&mut bytes);
        stdin.map_err(|error| Failure::read(Path::new("-"), &error))?;
        if bytes.len() as u64 > MOST_BYTES {
            return Err(too_large(path));
        }
        return Ok(Program {
            sources: vec![SourceText::decode("<stdin>", bytes)],
            paths: vec![None],
            folder: PathBuf::from("."),
            hint: "stdin".to_owned(),
            levels: Levels::default(),
        });
    }
    let metadata = fs::metadata(path).map_err(|error| Failure::read(path, &error))?;
    let (folder, files, hint) = if metadata.is_dir() {
        let full = fs::canonicalize(path).map_err(|error| Failure::read(path, &error))?;
        (path.to_owned(), files(path)?, full.file_name().map(ToOwned::to_owned))
    } else {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let folder = parent.map_or_else(|| PathBuf::from("."), Path::to_owned);
        (folder, vec![path.to_owned()], path.file_stem().map(ToOwned::to_owned))
    };
    let mut sources = Vec::new();
    for file in &files {
        sources.push(SourceText::decode(name(file), read(file)?));
    }
    Ok(Program {
        sources,
        paths: files.into_iter().map(Some).collect(),
        folder,
        hint: hint.map_or_else(|| "main".to_owned(), |hint| hint.to_string_lossy().into_owned()),
        levels: Levels::default(),
    })
}

/// The `.ecs` files of a folder, not of its subfolders, in name order.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::read(folder, &error))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| Failure::read(folder, &error))?.path();
        // A link to nothing is kept: that it cannot be read is worth saying.
        if path.extension().is_some_and(|extension| extension == EXTENSION) && !path.is_dir() {
            files.push(path);
        }
    }
    if files.is_empty() {
        return Err(Failure::new(format!("there is no `.{EXTENSION}` file in `{}`", folder.display())));
    }
    files.sort_by(|a, b| a.file_name().cmp(&b.file_name()));
    Ok(files)
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |error: io::Error| Failure::read(path, &error);
    let file = fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MOST_BYTES { Err(too_large(path)) } else { Ok(bytes) }
}

fn too_large(path: &Path) -> Failure {
    Failure::new(format!("cannot read `{}`: it is larger than {MOST_BYTES} bytes", path.display()))
}

/// The name that findings show.
pub(super) fn name(path: &Path) -> String {
    let path = path.strip_prefix(".").unwrap_or(path).to_string_lossy();
    if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() }
}

fn variables(arguments: &ProgramArguments) -> Result<Variables, Failure> {
    let mut files = Vec::new();
    for path in &arguments.variable_files {
        files.push(SourceText::decode(name(path), read(path)?));
    }
    let mut environment = BTreeMap::new();
    for (key, value) in std::env::vars_os() {
        let Some(name) = key.to_str().and_then(|key| key.strip_prefix(PREFIX)) else { continue };
        let Some(value) = value.to_str() else {
            return Err(Failure::new(format!("the environment's `{PREFIX}{name}` is no UTF-8")));
        };
        environment.insert(name.to_owned(), value.to_owned());
    }
    Ok(Variables { options: arguments.variables.clone(), files, environment })
}

/// Reads what `file("...")` names, inside of the program's folder only.
#[derive(Debug)]
struct Folder<'a>(&'a Path);

impl FileReader for Folder<'_> {
    fn read(&self, path: &str) -> Result<String, ReadError> {
        let failed = |error: io::Error| match error.kind() {
            ErrorKind::NotFound => ReadError::Missing,
            _ => ReadError::Other(super::failure::reason(&error)),
        };
        // Before links are followed: whether a file outside exists is none of the program's business.
        if Path::new(path).is_absolute() || leaves(path) {
            return Err(ReadError::Outside);
        }
        let folder = fs::canonicalize(self.0).map_err(failed)?;
        let full = fs::canonicalize(folder.join(path)).map_err(failed)?;
        if !full.starts_with(&folder) {
            return Err(ReadError::Outside);
        }
        let bytes = fs::read(full).map_err(failed)?;
        String::from_utf8(bytes).map_err(|_| ReadError::NotText)
    }
}

/// Whether a relative path climbs out of where it starts.
fn leaves(path: &str) -> bool {
    let mut depth = 0_usize;
    path.split(['/', '\\']).any(|part| match part {
        "" | "." => false,
        ".." if depth == 0 => true,
        ".." => {
            depth -= 1;
            false
        }
        _ => {
            depth += 1;
            false
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_reads_only_files_of_its_folder() {
        let top = tempfile::tempdir().expect("a folder");
        let folder = top.path().join("program");
        fs::create_dir(&folder).expect("a folder");
        fs::write(folder.join("hook.sh"), "echo é\n").expect("a file");
        fs::write(folder.join("binary"), b"\xff").expect("a file");
        fs::write(top.path().join("secret"), "x").expect("a file");
        let reader = Folder(&folder);
        assert_eq!(reader.read("hook.sh"), Ok("echo é\n".to_owned()));
        assert_eq!(reader.read("./a/../hook.sh"), Err(ReadError::Missing));
        assert_eq!(reader.read("none.sh"), Err(ReadError::Missing));
        assert_eq!(reader.read("binary"), Err(ReadError::NotText));
        assert_eq!(reader.read("../secret"), Err(ReadError::Outside));
        assert_eq!(reader.read("../missing"), Err(ReadError::Outside));
        assert_eq!(reader.read("/etc/hostname"), Err(ReadError::Outside));
    }

    #[test]
    #[cfg(unix)]
    fn a_link_does_not_lead_out_of_the_folder() {
        let top = tempfile::tempdir().expect("a folder");
        let folder = top.path().join("program");
        fs::create_dir(&folder).expect("a folder");
        fs::write(top.path().join("secret"), "x").expect("a file");
        std::os::unix::fs::symlink("../secret", folder.join("link")).expect("a link");
        assert_eq!(Folder(&folder).read("link"), Err(ReadError::Outside));
    }
}
