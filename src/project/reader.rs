//! Reads the files of `file("...")`, but only inside the program's folder, and manifests inside its repository.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::open::{open, read_at_most};
use super::repository;
use crate::compile::{FileReader, MAX_MANIFEST, MAX_TEXT, ReadError};

/// Reads the files of `file("...")`, but only inside the program's folder.
#[derive(Debug)]
pub struct Folder<'a>(pub &'a Path);

impl FileReader for Folder<'_> {
    fn read(&self, path: &str) -> Result<String, ReadError> {
        // Checked before links are followed, so that a program cannot find out whether a file outside the folder exists.
        if Path::new(path).is_absolute() || leaves(path, 0) {
            return Err(ReadError::Outside);
        }
        let folder = fs::canonicalize(self.0).map_err(|error| failed(&error))?;
        read_inside(&folder, &folder, path, MAX_TEXT)
    }

    fn manifest(&self, path: &str) -> Result<String, ReadError> {
        let folder = fs::canonicalize(self.0).map_err(|error| failed(&error))?;
        let top = top_of_manifests(&folder);
        let depth = folder.strip_prefix(&top).map_or(0, |below| below.components().count());
        if Path::new(path).is_absolute() || leaves(path, depth) {
            return Err(ReadError::Outside);
        }
        read_inside(&top, &folder, path, MAX_MANIFEST)
    }
}

fn failed(error: &io::Error) -> ReadError {
    match error.kind() {
        ErrorKind::NotFound => ReadError::Missing,
        _ => ReadError::Other(super::reason(error)),
    }
}

/// The folder in which the manifests are that a program may read: the root of its repository, or, where there is none, the folder in
/// which the program's own is.
fn top_of_manifests(folder: &Path) -> PathBuf {
    repository::root(folder).or(folder.parent()).unwrap_or(folder).to_owned()
}

/// The text of a file by its path from a folder, with at most `max` bytes, if it is inside `top`.
fn read_inside(top: &Path, folder: &Path, path: &str, max: usize) -> Result<String, ReadError> {
    let real = || fs::canonicalize(folder.join(path)).map_err(|error| failed(&error));
    let inside = |path: &Path| if path.starts_with(top) { Ok(()) } else { Err(ReadError::Outside) };
    // A link inside the folder may point out of it.
    let full = real()?;
    inside(&full)?;
    let file = open(&full).map_err(|error| failed(&error))?;
    // What was opened is checked, not what was there before: a link may have taken the place of the file meanwhile.
    let full = real()?;
    inside(&full)?;
    if !is_same(&file, &full).map_err(|error| failed(&error))? {
        return Err(ReadError::Outside);
    }
    // Only for the message.
    let size = file.metadata().map_or(u64::MAX, |metadata| metadata.len());
    let bytes = read_at_most(file, max as u64).map_err(|error| failed(&error))?;
    let bytes = bytes.ok_or(ReadError::TooLong(usize::try_from(size).unwrap_or(usize::MAX)))?;
    String::from_utf8(bytes).map_err(|_| ReadError::NotText)
}

/// Whether an open file is the one at a path, which must not be a link.
#[cfg(unix)]
fn is_same(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let (open, there) = (file.metadata()?, fs::symlink_metadata(path)?);
    Ok((open.dev(), open.ino()) == (there.dev(), there.ino()))
}

/// Elsewhere links are rare, and creating one needs a privilege.
#[cfg(not(unix))]
fn is_same(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}

/// Whether a relative path leaves the folder that is so many above the one that it starts from.
fn leaves(path: &str, mut depth: usize) -> bool {
    // `a/../b` stays inside, `a/../../b` leaves, even if it comes back. A backslash separates on Windows, and a program must mean the
    // same everywhere.
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
    fn a_manifest_is_read_in_the_repository_or_beside_the_program() {
        let top = tempfile::tempdir().expect("a folder");
        let folder = top.path().join("apps/shop");
        fs::create_dir_all(&folder).expect("a folder");
        fs::create_dir(top.path().join("apps/platform")).expect("a folder");
        fs::write(top.path().join("apps/platform/manifest.json"), "{}").expect("a file");
        fs::write(top.path().join("manifest.json"), "[]").expect("a file");
        let reader = Folder(&folder);
        assert_eq!(reader.manifest("../platform/manifest.json"), Ok("{}".to_owned()));
        assert_eq!(reader.manifest("../platform/other.json"), Err(ReadError::Missing));
        assert_eq!(reader.manifest("../../manifest.json"), Err(ReadError::Outside));
        assert_eq!(reader.manifest("/etc/hostname"), Err(ReadError::Outside));
        assert_eq!(reader.read("../platform/manifest.json"), Err(ReadError::Outside));
        fs::create_dir(top.path().join(".git")).expect("a folder");
        assert_eq!(reader.manifest("../../manifest.json"), Ok("[]".to_owned()));
        assert_eq!(reader.manifest("../../../manifest.json"), Err(ReadError::Outside));
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
