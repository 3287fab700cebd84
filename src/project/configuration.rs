//! `ecsc.toml` in a program's folder: the levels of warnings.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::Failure;
use super::files::{name, read_to_end};
use super::open::open;
use crate::diagnostics::control::{Level, Levels};
use crate::diagnostics::{Severity, catalog, did_you_mean};
use crate::source::{LineEnds, LineIndex, offset};

/// The file's name.
const NAME: &str = "ecsc.toml";

/// The levels of the program in `folder`; the defaults if there is no configuration.
///
/// # Errors
/// If the file cannot be read or is not valid; the message has the position.
pub fn levels(folder: &Path) -> Result<Levels, Failure> {
    let path = folder.join(NAME);
    let file = match open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Levels::default()),
        Err(error) => return Err(Failure::read(&path, &error)),
    };
    let wrong = |text: &str, at: usize, message: &str| {
        let place = LineIndex::new(text, LineEnds::Lf).line_column(text, offset(at));
        Failure::new(format!("{}:{}:{}: {message}", name(&path), place.line, place.column))
    };
    let text = String::from_utf8(read_to_end(file, &path)?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        wrong(&String::from_utf8_lossy(error.as_bytes()), at, "this is not UTF-8")
    })?;
    parse_levels(&text).map_err(|(at, message)| wrong(&text, at, &message))
}

/// The contents of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// `[levels]`: by code.
    #[serde(default)]
    levels: BTreeMap<Spanned<String>, Spanned<String>>,
}

/// The levels that the text of an `ecsc.toml` sets.
///
/// # Errors
/// The offset in bytes at which the text is not valid, and the reason.
pub fn parse_levels(text: &str) -> Result<Levels, (usize, String)> {
    let file: File = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span: Range<usize>| span.start);
        (at, error.message().replace('\n', ", "))
    })?;
    let mut levels = Levels::default();
    for (id, level) in file.levels {
        let Some(code) = catalog::find(id.get_ref()) else {
            return Err((id.span().start, unknown_code(id.get_ref())));
        };
        // A program with an error has no meaning that could be compiled, so there is nothing to configure.
        if code.severity == Severity::Error {
            let message = format!("{} is an error: its level cannot be changed", code.id);
            return Err((id.span().start, message));
        }
        let level = match level.get_ref().as_str() {
            "allow" => Level::Allow,
            "warn" => Level::Warn,
            "deny" => Level::Deny,
            other => {
                let message = format!("expected `allow`, `warn` or `deny`, found `{}`", other.escape_debug());
                return Err((level.span().start, message));
            }
        };
        levels.by_code.insert(code.id, level);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> (usize, String) {
        super::parse_levels(text).expect_err("the text is wrong")
    }

    #[test]
    fn levels_are_read_by_code() {
        let levels = super::parse_levels("[levels]\nW0691 = \"deny\"\nw0690 = \"allow\"\n").expect("right");
        assert_eq!(levels.by_code, [("W0690", Level::Allow), ("W0691", Level::Deny)].into());
        assert!(super::parse_levels("").expect("right").by_code.is_empty());
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
}
