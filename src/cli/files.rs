//! Writes files whole or not at all: a temporary file beside the place, then a rename.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use tempfile::{Builder, TempPath};

use crate::project::Failure;

/// What the name of a temporary file begins and ends with.
const PREFIX: &str = ".ecsc-";
const SUFFIX: &str = ".tmp";
/// A temporary file that is older belongs to a process that was killed: writing takes moments.
const STALE: Duration = Duration::from_mins(10);

/// Removes the temporary files that a killed process has left in a folder.
pub(super) fn tidy(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        let stale = || {
            let metadata = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            Some(metadata.modified().ok()?.elapsed().ok()? > STALE)
        };
        if ours && stale() == Some(true) {
            // Whoever cannot remove it can build all the same.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Replaces a file's text, whole or not at all; its permissions stay.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    // A link stays a link: what it leads to is replaced.
    let path = fs::canonicalize(path).map_err(|error| Failure::write(path, &error))?;
    // A new file could take its place all the same, but whoever protected it did not mean that.
    if fs::metadata(&path).is_ok_and(|metadata| metadata.permissions().readonly()) {
        return Err(Failure::write(&path, &io::ErrorKind::PermissionDenied.into()));
    }
    tidy(path.parent().unwrap_or(Path::new(".")));
    let staged = stage(&path, bytes).and_then(|file| {
        fs::set_permissions(&file, fs::metadata(&path)?.permissions())?;
        Ok(file)
    });
    place(staged.map_err(|error| Failure::write(&path, &error))?, &path)
}

/// A file with the bytes beside the place that it will take. It goes away by itself if it never does. It is closed: a build may
/// stage more files than a process may have open.
pub(super) fn stage(path: &Path, bytes: &[u8]) -> io::Result<TempPath> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What any new file gets: a temporary one is otherwise for its owner alone.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.flush()?;
    Ok(file.into_temp_path())
}

/// Moves a staged file to its place.
pub(super) fn place(file: TempPath, path: &Path) -> Result<(), Failure> {
    file.persist(path).map_err(|error| Failure::write(path, &error.error))
}
