//! Reads what `file("...")` names, inside of the program's folder only.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::compile::{FileReader, ReadError};

/// Reads what `file("...")` names, inside of the program's folder only.
#[derive(Debug)]
pub struct Folder<'a>(pub &'a Path);

impl FileReader for Folder<'_> {
    fn read(&self, path: &str) -> Result<String, ReadError> {
        let failed = |error: io::Error| match error.kind() {
            ErrorKind::NotFound => ReadError::Missing,
            _ => ReadError::Other(super::reason(&error)),
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
