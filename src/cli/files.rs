//! Writes files completely or not at all: to a temporary file in the same folder, which is then renamed.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use tempfile::{Builder, TempPath};

use crate::project::Failure;

/// The beginning and the end of the name of a temporary file.
const PREFIX: &str = ".ecsc-";
const SUFFIX: &str = ".tmp";
/// An older temporary file was left by a process that was killed: writing takes moments.
const STALE: Duration = Duration::from_mins(10);

/// Removes the temporary files that a killed process has left in a folder.
pub(super) fn tidy(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        let stale = || {
            let metadata = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            // A younger one may belong to a process that writes right now, such as another build
            // into this folder.
            Some(metadata.modified().ok()?.elapsed().ok()? > STALE)
        };
        if ours && stale() == Some(true) {
            // If it cannot be removed, the build can go on.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Replaces the text of a file; its permissions, its owner and its links stay. It is replaced completely or not at all, but for a
/// file that has several names, or an owner that a new file could not be given: that one is rewritten where it is.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    // A link stays a link: the file that it points to is replaced.
    let path = fs::canonicalize(path).map_err(|error| Failure::write(path, &error))?;
    // A rename would succeed nevertheless, because it needs permission for the folder only, but the file is protected for a reason.
    if fs::metadata(&path).is_ok_and(|metadata| metadata.permissions().readonly()) {
        return Err(Failure::write(&path, &io::ErrorKind::PermissionDenied.into()));
    }
    tidy(path.parent().unwrap_or(Path::new(".")));
    let metadata = fs::metadata(&path).map_err(|error| Failure::write(&path, &error))?;
    let staged = stage(&path, bytes).map_err(|error| Failure::write(&path, &error))?;
    if has_other_names(&metadata) || !takes_owner(&staged, &metadata) {
        // The staged file shows that there is room for the text.
        drop(staged);
        return fs::write(&path, bytes).map_err(|error| Failure::write(&path, &error));
    }
    // After the owner: changing that may clear bits of the mode.
    fs::set_permissions(&staged, metadata.permissions()).map_err(|error| Failure::write(&path, &error))?;
    persist(staged, &path)
}

/// Whether a file has several names: a renamed file would replace one of them only.
#[cfg(unix)]
fn has_other_names(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    metadata.nlink() > 1
}

#[cfg(not(unix))]
fn has_other_names(_: &fs::Metadata) -> bool {
    false
}

/// Gives a file the owner and the group of another one; whether that succeeds.
#[cfg(unix)]
fn takes_owner(file: &Path, metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::{MetadataExt, chown};
    let owner = |metadata: &fs::Metadata| (metadata.uid(), metadata.gid());
    let same = fs::metadata(file).is_ok_and(|own| owner(&own) == owner(metadata));
    same || chown(file, Some(metadata.uid()), Some(metadata.gid())).is_ok()
}

#[cfg(not(unix))]
fn takes_owner(_: &Path, _: &fs::Metadata) -> bool {
    true
}

/// A temporary file with the bytes, in the folder of `path`. It is removed when it is dropped. It is closed, because a build may stage
/// more files than a process may have open.
pub(super) fn stage(path: &Path, bytes: &[u8]) -> io::Result<TempPath> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The mode of a new file, which the umask restricts. The default of a temporary file is for its owner only.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.flush()?;
    Ok(file.into_temp_path())
}

/// Renames a staged file to its path.
pub(super) fn persist(file: TempPath, path: &Path) -> Result<(), Failure> {
    file.persist(path).map_err(|error| Failure::write(path, &error.error))
}
