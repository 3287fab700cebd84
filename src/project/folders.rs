//! Which folders have programs: below a folder, and around a file that has changed.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::configuration::{Configuration, NAME, is_configuration};
use super::files::{is_program, is_temporary, is_variables};
use super::{Failure, files, repository};

/// What a search found.
#[derive(Debug, Default)]
pub struct Search {
    /// The folders that were looked for, each before those below it, in name order.
    pub folders: Vec<PathBuf>,
    /// What could not be read, and why.
    pub unreadable: Vec<(PathBuf, Failure)>,
}

/// The folders with a wanted file, from `folder` downwards. Hidden and temporary names are left out, and so are links, which may lead in a
/// cycle, and the folders that are skipped.
pub fn folders_below(folder: &Path, is_wanted: fn(&Path) -> bool, skip: impl Fn(&Path) -> bool) -> Search {
    let mut search = Search::default();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        let (mut below, mut has_wanted) = (Vec::new(), false);
        match entries(&folder) {
            Ok(entries) => {
                for (path, is_folder) in entries {
                    if is_folder && !skip(&path) {
                        below.push(path);
                    } else if !is_folder && is_wanted(&path) && !path.is_dir() {
                        has_wanted = true;
                    }
                }
            }
            Err(failure) => search.unreadable.push((folder.clone(), failure)),
        }
        if has_wanted {
            search.folders.push(folder);
        }
        below.sort();
        waiting.extend(below.into_iter().rev());
    }
    search
}

/// All folders from `folder` downwards that [`folders_below`] searches.
pub fn all_folders_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_owned()];
    let mut at = 0;
    while let Some(folder) = found.get(at) {
        let below = entries(folder).unwrap_or_default().into_iter().filter(|(_, is_folder)| *is_folder);
        let below: Vec<PathBuf> = below.map(|(path, _)| path).collect();
        found.extend(below);
        at += 1;
    }
    found
}

/// The folders that may have the configuration of the program in `folder`: its own, and those above it up to the root of the repository.
pub fn folders_of_configuration(folder: &Path) -> Vec<PathBuf> {
    let full = fs::canonicalize(folder).unwrap_or_default();
    let root = repository::root(&full);
    let above =
        full.ancestors().skip(1).take_while(|folder| root.is_some_and(|root| folder.starts_with(root)));
    std::iter::once(folder).chain(above).map(Path::to_owned).collect()
}

/// Whether a folder has folders that [`folders_below`] would search; of one that cannot be read it is not known.
pub fn has_folders(folder: &Path) -> bool {
    entries(folder).is_ok_and(|entries| entries.iter().any(|(_, is_folder)| *is_folder))
}

/// What is in a folder, and whether each is a folder itself, without hidden and temporary names.
fn entries(folder: &Path) -> Result<Vec<(PathBuf, bool)>, Failure> {
    let failed = |error: std::io::Error| Failure::read(folder, &error);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if !is_temporary(&entry.path()) {
            // The type of the entry itself: a link to a folder is not one.
            found.push((entry.path(), entry.file_type().map_err(failed)?.is_dir()));
        }
    }
    Ok(found)
}

/// The folders of the programs that change with a file, which may be gone.
///
/// An `ecsc.toml` is for all programs below it that have no nearer one, and so is a values file that it names. Any other file, such as one
/// that `file("...")` reads, belongs to the nearest folder above it with a program. There may be none.
pub fn programs_of(file: &Path) -> Search {
    let folder = parent(file);
    if is_configuration(file) {
        return configured(&folder);
    }
    if is_variables(file)
        && let Some(configuration) = configuration_naming(file, &folder)
    {
        return configured(&parent(&configuration));
    }
    let around = folders_above(if file.is_dir() { file.to_owned() } else { folder });
    let nearest = around.into_iter().find(|folder| files(folder).is_ok());
    let mut search = naming_manifest(file);
    search.folders.extend(nearest);
    search.folders.sort();
    search.folders.dedup();
    search
}

/// The programs of the repository that name a file as the manifest of another program.
fn naming_manifest(file: &Path) -> Search {
    let full = fs::canonicalize(parent(file)).unwrap_or_default();
    let root = repository::root(&full);
    let (Some(root), true) = (root, file.extension().is_some_and(|ending| ending == "json")) else {
        return Search::default();
    };
    let Some(name) = file.file_name() else { return Search::default() };
    let full = full.join(name);
    let mut search = folders_below(root, is_program, |_| false);
    search.folders.retain(|folder| {
        let sources = files(folder).unwrap_or_default();
        sources.iter().any(|source| fs::read_to_string(source).is_ok_and(|text| names(&text, folder, &full)))
    });
    // As the shell is in one of them, people expect its relative paths.
    let here = fs::canonicalize(".").unwrap_or_default();
    for folder in &mut search.folders {
        if let Ok(below) = folder.strip_prefix(&here) {
            *folder = if below.as_os_str().is_empty() { PathBuf::from(".") } else { below.to_owned() };
        }
    }
    search
}

/// Whether a text names a file as a manifest, by its path from a folder.
fn names(text: &str, folder: &Path, file: &Path) -> bool {
    let lines = text.lines().filter(|line| line.trim_start().starts_with("manifest"));
    let mut paths = lines.filter_map(|line| line.split('"').nth(1));
    paths.any(|path| fs::canonicalize(folder.join(path)).is_ok_and(|found| found == file))
}

/// The programs that the configuration in a folder is for: the nearest one counts, alone.
fn configured(folder: &Path) -> Search {
    folders_below(folder, is_program, |below| below.join(NAME).exists())
}

/// The path of the configuration of a folder, if one of its environments takes its values from this file.
fn configuration_naming(file: &Path, folder: &Path) -> Option<PathBuf> {
    // One that is wrong is reported for the programs that it is for.
    let configuration = Configuration::of(folder).ok()?;
    let path = configuration.path()?;
    let is_it = |named: PathBuf| is_same(&named, file);
    configuration.values_files().any(is_it).then(|| path.to_owned())
}

/// Whether two paths lead to one file; it may be gone.
fn is_same(one: &Path, other: &Path) -> bool {
    one == other
        || fs::canonicalize(one).is_ok_and(|one| fs::canonicalize(other).is_ok_and(|other| one == other))
}

/// A folder and those above it, as far as the path says, up to the root of the repository: what lies above may be anyone's.
fn folders_above(folder: PathBuf) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut next = Some(folder);
    while let Some(folder) = next {
        let is_last = repository::is_root(&folder)
            || folder.components().next_back().is_none_or(|last| !matches!(last, Component::Normal(_)));
        next = (!is_last).then(|| parent(&folder));
        found.push(folder);
    }
    found
}

/// The folder that a path is in.
pub fn parent(path: &Path) -> PathBuf {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.map_or_else(|| PathBuf::from("."), Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with empty files at these paths.
    fn folder(paths: &[&str]) -> tempfile::TempDir {
        let top = tempfile::tempdir().expect("a folder");
        for path in paths {
            let path = top.path().join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, "").expect("a file");
        }
        top
    }

    /// The folders of a search, relative to the top.
    fn found(top: &tempfile::TempDir, search: &Search) -> Vec<String> {
        assert!(search.unreadable.is_empty(), "{search:?}");
        let relative = |path: &PathBuf| path.strip_prefix(top.path()).expect("below").display().to_string();
        search.folders.iter().map(relative).collect()
    }

    #[test]
    fn programs_are_found_at_every_depth_and_not_where_nobody_writes_them() {
        let top = folder(&[
            "b/x.ecs",
            "a/deep/er/x.ecs",
            "a/x.ecs",
            "out/x.ecs",
            ".git/x.ecs",
            "c~/x.ecs",
            "#d#/x.ecs",
            "e/.x.ecs",
            "f/x.ecsvars",
        ]);
        #[cfg(unix)]
        std::os::unix::fs::symlink("..", top.path().join("b/up")).expect("a link");
        let search = folders_below(top.path(), is_program, |path| path.ends_with("out"));
        assert_eq!(found(&top, &search), ["a", "a/deep/er", "b"]);
    }

    #[test]
    fn a_file_belongs_to_the_nearest_program_above_it() {
        let top = folder(&[".git/HEAD", "a/x.ecs", "a/scripts/boot.sh", "a/b/y.ecs", "other/z.sh"]);
        let of = |path: &str| found(&top, &programs_of(&top.path().join(path)));
        assert_eq!(of("a/x.ecs"), ["a"]);
        assert_eq!(of("a/gone.ecs"), ["a"]);
        assert_eq!(of("a/scripts/boot.sh"), ["a"]);
        assert_eq!(of("a/gone/and/gone.sh"), ["a"]);
        assert_eq!(of("a/b/y.ecs"), ["a/b"]);
        assert_eq!(of("a/b"), ["a/b"]);
        assert_eq!(of("other/z.sh"), [""; 0]);
    }

    #[test]
    fn a_configuration_is_for_the_programs_below_it_that_have_no_nearer_one() {
        let top = folder(&[
            ".git/HEAD",
            "x/a.ecs",
            "x/y/b.ecs",
            "x/z/c.ecs",
            "x/z/ecsc.toml",
            "prod.ecsvars",
            "x/own.ecsvars",
        ]);
        let configuration = "[environments.prod]\nvar_file = \"prod.ecsvars\"\n";
        fs::write(top.path().join("ecsc.toml"), configuration).expect("a file");
        let of = |path: &str| found(&top, &programs_of(&top.path().join(path)));
        assert_eq!(of("ecsc.toml"), ["x", "x/y"]);
        assert_eq!(of("prod.ecsvars"), ["x", "x/y"]);
        assert_eq!(of("x/z/ecsc.toml"), ["x/z"]);
        assert_eq!(of("x/own.ecsvars"), ["x"]);
    }
}
