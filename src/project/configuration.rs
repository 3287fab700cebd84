//! `ecsc.toml`: the levels of warnings, and the environments that a program is built for.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::{Spanned, Value};

use super::failure::{Failure, Position};
use super::files::{name, read_to_end};
use super::open::open;
use super::{Folder, repository};
use crate::compile::{Configured, ConfiguredValue, FileReader, MAX_TEXT, ReadError, SourceText};
use crate::diagnostics::control::{Level, Levels};
use crate::diagnostics::{Severity, catalog, did_you_mean};
use crate::source::offset;

/// The file's name.
pub(super) const NAME: &str = "ecsc.toml";
/// The word of the command line that means every environment.
pub const ALL: &str = "all";

/// What an `ecsc.toml` says.
#[derive(Debug, Default)]
pub struct Configuration {
    /// What the project makes of warnings.
    pub levels: Levels,
    /// The environments, in the order of the file.
    pub environments: Vec<Environment>,
    /// The file's path; none if there is no file.
    path: Option<PathBuf>,
    /// Whether it lies in a folder above the program's.
    above: bool,
    text: String,
}

/// An environment, `[environments.production]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Environment {
    /// Its name.
    pub name: String,
    name_at: Range<usize>,
    values: Vec<ConfiguredValue>,
    file: Option<(usize, String)>,
}

impl Configuration {
    /// The configuration of the program in `folder`; an empty one if there is none.
    ///
    /// # Errors
    /// If the file cannot be read or is not valid; the message has the position.
    pub fn of(folder: &Path) -> Result<Self, Failure> {
        match Self::beside(folder)? {
            Some(configuration) => Ok(configuration),
            None => match folder_above(folder) {
                Some(above) => Ok(Self { above: true, ..Self::beside(&above)?.unwrap_or_default() }),
                None => Ok(Self::default()),
            },
        }
    }

    /// The configuration that lies in a folder; `None` if none does.
    fn beside(folder: &Path) -> Result<Option<Self>, Failure> {
        let path = folder.join(NAME);
        let file = match open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Failure::read(&path, &error)),
        };
        let text = String::from_utf8(read_to_end(file, &path)?).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            wrong(&path, &String::from_utf8_lossy(error.as_bytes()), at, "this is not UTF-8")
        })?;
        match Self::parse(&text) {
            Ok(configuration) => Ok(Some(Self { path: Some(path), ..configuration })),
            Err((at, message)) => Err(wrong(&path, &text, at, &message)),
        }
    }

    /// What the text of an `ecsc.toml` says.
    ///
    /// # Errors
    /// The offset in bytes at which the text is not valid, and the reason.
    pub fn parse(text: &str) -> Result<Self, (usize, String)> {
        let file: File = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span: Range<usize>| span.start);
            (at, error.message().replace('\n', ", "))
        })?;
        let levels = levels(file.levels)?;
        let environments = file.environments.into_iter();
        let environments = environments.map(|(name, table)| environment(text, name, table));
        let mut environments: Vec<Environment> = environments.collect::<Result<_, _>>()?;
        environments.sort_by_key(|environment| environment.name_at.start);
        Ok(Self { levels, environments, path: None, above: false, text: text.to_owned() })
    }

    /// The path of the file as messages show it.
    pub fn name(&self) -> String {
        self.path.as_deref().map_or_else(|| NAME.to_owned(), name)
    }

    /// The file's own name.
    pub fn file_name(&self) -> &'static str {
        NAME
    }

    /// The path of the file; none if there is no file.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The values files that the environments name, by their paths.
    ///
    /// # Errors
    /// If a file cannot be read; the message has the position of its name.
    pub fn files(&self) -> Result<Vec<(PathBuf, String)>, Failure> {
        let folder = self.folder();
        let mut files = Vec::new();
        for (at, file) in self.environments.iter().filter_map(|environment| environment.file.as_ref()) {
            // As `file()` does, so that a project from elsewhere shows nothing of the files around it.
            let text = Folder(folder).read(file).map_err(|error| {
                self.wrong(*at, &format!("cannot read `{}`: {}", file.escape_debug(), reason(&error)))
            })?;
            let path = folder.join(file);
            files.push((path.strip_prefix(".").map_or(path.clone(), Path::to_owned), text));
        }
        Ok(files)
    }

    /// The paths of these files, whether or not they can be read.
    pub fn values_files(&self) -> impl Iterator<Item = PathBuf> {
        let named = self.environments.iter().filter_map(|environment| environment.file.as_ref());
        named.map(|(_, file)| self.folder().join(file))
    }

    fn folder(&self) -> &Path {
        let parent = self.path.as_deref().and_then(Path::parent);
        parent.filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }

    /// The values of each environment, in the order of the file; `source` is the text of the file and `files` are the values files, in the
    /// order of [`Configuration::files`].
    pub fn configured(&self, source: &SourceText, files: &[SourceText]) -> Vec<Configured> {
        let mut next = 0..files.len();
        let each = self.environments.iter().map(|environment| Configured {
            source: source.clone(),
            files: files.to_vec(),
            name: environment.name.clone(),
            name_at: environment.name_at.clone(),
            shared: self.above,
            values: environment.values.clone(),
            file: environment.file.as_ref().and_then(|_| next.next()),
        });
        each.collect()
    }

    /// The same with the files read, named by their paths.
    ///
    /// # Errors
    /// If a file cannot be read; the message has the position of its name.
    pub fn read(&self) -> Result<Vec<Configured>, Failure> {
        let files = self.files()?.into_iter().map(|(path, text)| SourceText::new(name(&path), text));
        Ok(self.configured(&self.source(self.name()), &files.collect::<Vec<_>>()))
    }

    /// The text of the file as a source with this name.
    pub fn source(&self, name: impl Into<String>) -> SourceText {
        SourceText::new(name, self.text.as_str())
    }

    fn wrong(&self, at: usize, message: &str) -> Failure {
        wrong(Path::new(&self.name()), &self.text, at, message)
    }
}

/// Why a values file cannot be read.
fn reason(error: &ReadError) -> String {
    match error {
        ReadError::Missing => "no such file".to_owned(),
        ReadError::Outside => format!("it is outside the folder of `{NAME}`"),
        ReadError::NotText => "it is not UTF-8".to_owned(),
        ReadError::TooLong(_) => format!("it has more than {} MiB", MAX_TEXT >> 20),
        ReadError::Other(reason) => reason.clone(),
    }
}

/// The nearest folder above with a configuration, up to the root of the repository; without a repository there is none, because what lies
/// above a folder may be anyone's.
fn folder_above(folder: &Path) -> Option<PathBuf> {
    let full = std::fs::canonicalize(folder).ok()?;
    let root = repository::root(&full)?;
    let (levels, found) = full
        .ancestors()
        .take_while(|folder| folder.starts_with(root))
        .enumerate()
        .skip(1)
        .find(|(_, folder)| folder.join(NAME).exists())?;
    // Messages show the path as the user would write it.
    let written: PathBuf = std::iter::once(folder.to_owned())
        .chain(std::iter::repeat_n(PathBuf::from(".."), levels))
        .filter(|part| part.as_os_str() != ".")
        .collect();
    let plain = folder.ancestors().nth(levels);
    let plain = plain.map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    let is_found = |path: &Path| std::fs::canonicalize(path).is_ok_and(|path| path == *found);
    match (plain.filter(|path| is_found(path)), is_found(&written)) {
        (Some(plain), _) => Some(plain.to_owned()),
        (None, true) => Some(written),
        (None, false) => Some(found.to_owned()),
    }
}

fn wrong(path: &Path, text: &str, at: usize, message: &str) -> Failure {
    Failure::at(Position { name: name(path), text: text.to_owned(), offset: offset(at) }, message)
}

/// Whether a path is that of a configuration.
pub fn is_configuration(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == NAME)
}

/// The contents of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// `[levels]`: by code.
    #[serde(default)]
    levels: BTreeMap<Spanned<String>, Spanned<String>>,
    /// `[environments.production]`: by name.
    #[serde(default)]
    environments: BTreeMap<Spanned<String>, Table>,
}

/// The contents of an environment.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    vars: BTreeMap<Spanned<String>, Spanned<Value>>,
    var_file: Option<Spanned<String>>,
}

/// The code of a warning.
///
/// # Errors
/// Why there is no such warning; or, of an error, that its level cannot be changed.
pub fn warning(id: &str) -> Result<&'static str, String> {
    let code = catalog::find(id).ok_or_else(|| unknown_code(id))?;
    // A program with an error has no meaning that could be compiled, so there is nothing to configure.
    if code.severity == Severity::Error {
        return Err(format!("{} is an error: its level cannot be changed", code.id));
    }
    Ok(code.id)
}

fn levels(written: BTreeMap<Spanned<String>, Spanned<String>>) -> Result<Levels, (usize, String)> {
    let mut levels = Levels::default();
    for (id, level) in written {
        let code = warning(id.get_ref()).map_err(|message| (id.span().start, message))?;
        let level = match level.get_ref().as_str() {
            "allow" => Level::Allow,
            "warn" => Level::Warn,
            "deny" => Level::Deny,
            other => {
                let message = format!("expected `allow`, `warn` or `deny`, found `{}`", other.escape_debug());
                return Err((level.span().start, message));
            }
        };
        levels.by_code.insert(code, level);
    }
    Ok(levels)
}

fn unknown_code(id: &str) -> String {
    let warnings = catalog::all().filter(|code| code.severity == Severity::Warning).map(|code| code.id);
    match did_you_mean(id, warnings) {
        Some(near) => format!("there is no warning `{}`; did you mean {near}?", id.escape_debug()),
        None => format!("there is no warning `{}`; `ecsc explain --list` shows all", id.escape_debug()),
    }
}

fn environment(text: &str, name: Spanned<String>, table: Table) -> Result<Environment, (usize, String)> {
    let name_at = name.span();
    let name = name.into_inner();
    if name == ALL {
        return Err((
            name_at.start,
            format!("an environment cannot be called `{ALL}`: `--env {ALL}` means every one"),
        ));
    }
    if !is_name(&name) {
        let name = name.escape_debug();
        let message = format!(
            "`{name}` is not a valid name of an environment: expected lowercase letters, digits, `-` and `_`"
        );
        return Err((name_at.start, message));
    }
    let values = table.vars.into_iter().map(|(name, value)| configured_value(text, name, &value));
    let mut values: Vec<ConfiguredValue> = values.collect::<Result<_, _>>()?;
    values.sort_by_key(|value| value.name_at.start);
    let file = table.var_file.map(|file| (file.span().start, file.into_inner()));
    Ok(Environment { name, name_at, values, file })
}

/// Whether a name can be that of a folder everywhere.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_')
}

/// A value in `vars`. Lists and maps are written in TOML as in a program; what TOML writes differently is a string.
fn configured_value(
    text: &str,
    name: Spanned<String>,
    value: &Spanned<Value>,
) -> Result<ConfiguredValue, (usize, String)> {
    let (name_at, mut value_at) = (name.span(), value.span());
    let name = name.into_inner();
    let mut written = text.get(value_at.clone()).unwrap_or_default().to_owned();
    match value.get_ref() {
        Value::String(string) => {
            if written.len() == string.len() + 2 {
                value_at = value_at.start + 1..value_at.end - 1;
            }
            written.clone_from(string);
        }
        // `[environments.production.vars.limits]`: its lines are not in one position.
        Value::Table(_) if !written.starts_with('{') => {
            let message =
                format!("write the map on one line: `{} = {{ key = \"value\" }}`", name.escape_debug());
            return Err((name_at.start, message));
        }
        _ => {}
    }
    Ok(ConfiguredValue { name, name_at, value_at, text: written })
}
#[cfg(test)]
mod tests {
    use super::*;

    fn levels(text: &str) -> Levels {
        Configuration::parse(text).expect("right").levels
    }

    fn message(text: &str) -> (usize, String) {
        Configuration::parse(text).expect_err("the text is wrong")
    }

    #[test]
    fn levels_are_read_by_code() {
        let found = levels("[levels]\nW0691 = \"deny\"\nw0690 = \"allow\"\n").by_code;
        assert_eq!(found, [("W0690", Level::Allow), ("W0691", Level::Deny)].into());
        assert!(levels("").by_code.is_empty());
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        assert_eq!(message("[levels]\nW0699 = \"deny\"\n").0, 9);
        assert!(message("[levels]\nW0699 = \"deny\"\n").1.contains("did you mean W06"));
        let (at, text) = message("[levels]\nW0691 = \"off\"\n");
        assert_eq!((at, text.as_str()), (17, "expected `allow`, `warn` or `deny`, found `off`"));
        assert!(message("[level]\n").1.contains("unknown field `level`"));
        assert_eq!(message("[levels\n").0, 7);
    }
    #[test]
    fn environments_are_read_in_the_order_of_the_file() {
        let text = "[environments.staging]\nvars = { zones = 2, name = \"a\" }\n[environments.a-1]\nvar_file = \"a.ecsvars\"\n";
        let found = Configuration::parse(text).expect("right");
        let names: Vec<&str> = found.environments.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["staging", "a-1"]);
        assert_eq!(found.environments[1].file, Some((86, "a.ecsvars".to_owned())));
        let values = &found.environments[0].values;
        let parts = values.iter().map(|it| (&text[it.name_at.clone()], &text[it.value_at.clone()]));
        assert_eq!(parts.collect::<Vec<_>>(), [("zones", "2"), ("name", "a")]);
    }

    #[test]
    fn a_value_is_what_its_toml_says() {
        for (value, expected) in [
            ("\"a b\"", "a b"),
            ("'a\\b'", "a\\b"),
            ("\"a\\\"b\"", "a\"b"),
            ("\"\"\"a\"\"\"", "a"),
            ("true", "true"),
            ("[\"a\", \"b\"]", "[\"a\", \"b\"]"),
            ("{ a = 1 }", "{ a = 1 }"),
            ("2026-01-01", "2026-01-01"),
        ] {
            let text = format!("[environments.a]\nvars = {{ x = {value} }}\n");
            let found = Configuration::parse(&text).expect("right");
            assert_eq!(found.environments[0].values[0].text, expected, "{value}");
        }
    }

    #[test]
    fn what_is_wrong_in_an_environment_is_said_with_its_place() {
        for (text, place, expected) in [
            ("[environments.all]\n", 14, "cannot be called `all`"),
            ("[environments.\"a/b\"]\n", 14, "`a/b` is not a valid name"),
            ("[environments.A]\n", 14, "expected lowercase letters"),
            ("[environments.a]\nvar = {}\n", 17, "unknown field `var`"),
            ("[environments.a]\nvar_file = 3\n", 28, "invalid type: integer"),
            ("[environments.a]\nvars = 3\n", 24, "invalid type: integer"),
            ("[environments.a]\nvars = { a = 1, a = 2 }\n", 33, "duplicate key"),
            ("[environments]\na = 1\n", 19, "invalid type"),
            ("[environments.a.vars.b]\nc = 1\n", 21, "write the map on one line"),
        ] {
            let (at, message) = message(text);
            assert!(message.contains(expected), "{text}: {message}");
            assert_eq!(at, place, "{text}: {message}");
        }
    }
}
