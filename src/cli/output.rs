//! Writes the files of a build: only those that have changed. Removes the files of an earlier build that this one does not have.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path};

use tempfile::TempPath;

use super::files::{persist, stage, tidy};
use crate::emit::{self, LeftStack, Manifest};
use crate::project::{Failure, reason};
use crate::types::Type;

/// The name of the manifest, which names every file of a build.
pub(super) const MANIFEST: &str = "manifest.json";

/// What was done to the files of a program.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Changes {
    /// Names of the files that are new or have changed.
    pub(super) changed: Vec<String>,
    /// Names of the files that were up to date.
    pub(super) unchanged: Vec<String>,
    /// Names of the files of an earlier build that were removed.
    pub(super) removed: Vec<String>,
    /// The stacks of earlier builds that this one does not have, in the order in which they can be deleted.
    pub(super) left_stacks: Vec<LeftStack>,
    /// The project that the folder belonged to before, if it was another.
    pub(super) former_project: Option<String>,
}

/// Writes a program's files into a folder.
///
/// All are staged before the first is renamed, so that a full disk changes nothing. The manifest comes last: until then the old one
/// still names the files that an earlier build left. What it says of stacks that the program does not have any more goes on in the new
/// one, but for those to `forget`.
pub(super) fn write(
    folder: &Path,
    project: &str,
    output: &emit::Output,
    forget: &[String],
) -> Result<Changes, Failure> {
    if folder.exists() && !folder.is_dir() {
        return Err(Failure::new(format!("cannot write to `{}`: it is not a folder", folder.display())));
    }
    tidy(folder);
    let mut files: Vec<(&str, &str)> = Vec::new();
    for template in &output.templates {
        files.push((&template.file, &template.text));
        files.push((&template.map_file, &template.map));
    }
    let former = former_manifest(folder);
    let mut result = Changes::default();
    if let Some(former) = former.as_ref().filter(|former| former.project == project) {
        result.left_stacks = left_stacks(former, output);
        result.left_stacks.retain(|stack| !forget.contains(&stack.name));
    }
    let manifest = manifest(output, &result.left_stacks);
    files.push((MANIFEST, &manifest));
    let mut staged: Vec<(&str, TempPath)> = Vec::new();
    for (name, text) in &files {
        let path = folder.join(name);
        // A file that is up to date keeps its time of modification, so that nothing that watches it starts.
        if is_written(&path, text.as_bytes()) {
            result.unchanged.push((*name).to_owned());
            continue;
        }
        if path.is_dir() {
            return Err(Failure::new(format!("cannot write `{}`: it is a folder", path.display())));
        }
        fs::create_dir_all(folder).map_err(|error| Failure::write(folder, &error))?;
        staged.push((name, stage(&path, text.as_bytes()).map_err(|error| Failure::write(&path, &error))?));
    }
    // The files of another project stay: the user may have named the wrong folder.
    let stale = match former {
        Some(former) if former.project == project => stale(&former, &files),
        Some(former) => {
            result.former_project = Some(former.project);
            Vec::new()
        }
        None => Vec::new(),
    };
    // It was staged last. If the process is killed before this rename, the next build cleans up after the old manifest.
    let manifest = staged.pop_if(|(name, _)| *name == MANIFEST);
    // Renames within one folder do not fail for lack of space, so that from here on a failure is
    // unlikely to leave half of a build.
    for (name, file) in staged {
        persist(file, &folder.join(name))?;
        result.changed.push(name.to_owned());
    }
    for name in stale {
        let path = folder.join(&name);
        // No build creates a folder of this name.
        if fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_dir()) {
            continue;
        }
        match fs::remove_file(&path) {
            Ok(()) => result.removed.push(name),
            // Someone else has removed it already, which is what was wanted.
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => {
                let reason = reason(&error);
                return Err(Failure::new(format!("cannot remove `{}`: {reason}", path.display())));
            }
        }
    }
    if let Some((name, file)) = manifest {
        persist(file, &folder.join(name))?;
        result.changed.push(name.to_owned());
    }
    Ok(result)
}

/// Whether a regular file, and not a link, has these bytes already.
fn is_written(path: &Path, bytes: &[u8]) -> bool {
    let same_size = |metadata: fs::Metadata| metadata.is_file() && metadata.len() == bytes.len() as u64;
    fs::symlink_metadata(path).is_ok_and(same_size) && fs::read(path).is_ok_and(|there| there == bytes)
}

/// The manifest of an earlier build, if it can be read.
fn former_manifest(folder: &Path) -> Option<Manifest> {
    let path = folder.join(MANIFEST);
    if !fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file()) {
        return None;
    }
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

/// The files of an earlier build that this one does not have. Anyone may have written the manifest, so only plain names count, never a
/// path out of the folder.
fn stale(former: &Manifest, files: &[(&str, &str)]) -> Vec<String> {
    let kept: HashSet<&str> = files.iter().map(|(file, _)| *file).collect();
    let named = former.stacks.iter().flat_map(|stack| [&stack.file, &stack.map]);
    named.filter(|name| is_plain(name) && !kept.contains(name.as_str())).cloned().collect()
}

/// The stacks that earlier builds of a program into a folder had and this one does not have.
pub(super) fn left_in(folder: &Path, project: &str, output: &emit::Output) -> Vec<LeftStack> {
    let former = former_manifest(folder).filter(|former| former.project == project);
    former.map_or_else(Vec::new, |former| left_stacks(&former, output))
}

/// The stacks of earlier builds that this one does not have. Only what CloudFormation takes as a name is repeated to the user.
fn left_stacks(former: &Manifest, output: &emit::Output) -> Vec<LeftStack> {
    let mut known: HashSet<&str> = output.templates.iter().map(|template| template.name.as_str()).collect();
    // What the last build had may import from what was left before it, so it goes first.
    let built = former.stacks.iter().rev().map(|stack| (&stack.name, &stack.file_systems));
    let left = former.left_stacks.iter().map(|stack| (&stack.name, &stack.file_systems));
    let is_name = |name: &str| Type::StackName.check_shape(name).is_ok();
    let all = built.chain(left).filter(|(name, _)| is_name(name) && known.insert(name));
    all.map(|(name, file_systems)| LeftStack { name: name.clone(), file_systems: file_systems.clone() })
        .collect()
}

/// The text of the manifest, with the stacks that the program does not have any more.
fn manifest<'o>(output: &'o emit::Output, left_stacks: &[LeftStack]) -> Cow<'o, str> {
    if left_stacks.is_empty() {
        return Cow::Borrowed(&output.manifest);
    }
    // It is text since the templates were written, while what earlier builds had is known only of a folder.
    match serde_json::from_str::<Manifest>(&output.manifest) {
        Ok(manifest) => {
            let left_stacks = left_stacks.to_vec();
            Cow::Owned(emit::manifest(&Manifest { left_stacks, ..manifest }))
        }
        Err(_) => Cow::Borrowed(&output.manifest),
    }
}

fn is_plain(name: &str) -> bool {
    let mut components = Path::new(name).components();
    matches!((components.next(), components.next()), (Some(Component::Normal(part)), None) if part == name)
        && !name.contains(['/', '\\'])
}

#[cfg(test)]
mod tests;
