//! Opens regular files only: a pipe may have no writer, and a device may never end.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

/// Opens a regular file, or the one that a link points to.
pub(super) fn open(path: &Path) -> io::Result<File> {
    // Checked before it is opened: opening a pipe waits for a writer.
    require_regular(&std::fs::metadata(path)?)?;
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::fs::OpenOptionsExt;
        // A pipe may have replaced the file since the check: then this does not wait, and the check below fails.
        const O_NONBLOCK: i32 = 0o4000;
        options.custom_flags(O_NONBLOCK);
    }
    let file = options.open(path)?;
    // Checked again, because the path may lead to something else by now. This check is about the open file.
    require_regular(&file.metadata()?)?;
    Ok(file)
}

/// At most `most` bytes of a reader; `None` if there are more.
pub(super) fn read_at_most(reader: impl Read, most: u64) -> io::Result<Option<Vec<u8>>> {
    // The size in the metadata is not trusted: a file may grow, and `/proc` says 0. One byte more than allowed tells that there is more.
    let mut bytes = Vec::new();
    reader.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

/// Whether a path is what the shell makes of `<(command)`: a pipe that has a writer already.
pub(super) fn is_substitution(path: &Path) -> bool {
    path == Path::new("/dev/stdin") || path.starts_with("/dev/fd")
}

fn require_regular(metadata: &std::fs::Metadata) -> io::Result<()> {
    if metadata.is_file() {
        return Ok(());
    }
    let what = if metadata.is_dir() { "it is a folder" } else { "it is not a regular file" };
    Err(io::Error::other(what))
}
