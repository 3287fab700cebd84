//! The repository that a folder is in.

use std::path::Path;

/// What the root of a repository has.
const MARK: &str = ".git";

/// Whether a folder is the root of a repository.
pub(super) fn is_root(folder: &Path) -> bool {
    folder.join(MARK).exists()
}

/// The root of the repository that a folder is in, by the folder's full path.
pub(super) fn root(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| is_root(folder))
}
