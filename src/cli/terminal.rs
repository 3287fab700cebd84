//! What the terminal can show, and writing to it.

use std::env;
use std::io::{self, ErrorKind, IsTerminal, Write};

use clap::ValueEnum;
use terminal_size::{Width, terminal_size_of};

use crate::diagnostics::render::{Style, wrap};
use crate::project::{Failure, reason};

/// The columns if there is no terminal.
const WIDTH: usize = 100;
/// Lines of prose longer than this are hard to read.
const WIDEST: usize = 120;

/// When colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorWhen {
    /// On a terminal, unless NO_COLOR is set; always with CLICOLOR_FORCE
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The style of standard error.
pub(super) fn error_style(color: ColorWhen) -> Style {
    let stream = io::stderr();
    style(color, stream.is_terminal(), terminal_size_of(&stream).map(|(width, _)| width))
}

/// The style of standard output.
pub(super) fn output_style(color: ColorWhen) -> Style {
    let stream = io::stdout();
    style(color, stream.is_terminal(), terminal_size_of(&stream).map(|(width, _)| width))
}

fn style(color: ColorWhen, terminal: bool, width: Option<Width>) -> Style {
    let variable = |name: &str| env::var(name).ok();
    Style {
        color: use_color(color, terminal, variable),
        unicode: use_unicode(variable),
        // In fewer than 40 columns an excerpt has no room beside its margin, and lines of prose
        // wider than `WIDEST` are hard to read.
        width: width.map_or(WIDTH, |Width(width)| usize::from(width).clamp(40, WIDEST)),
    }
}

fn use_color(color: ColorWhen, terminal: bool, variable: impl Fn(&str) -> Option<String>) -> bool {
    match color {
        ColorWhen::Always => true,
        ColorWhen::Never => false,
        // As no-color.org and bixense.com/clicolors say: an empty NO_COLOR is not set, and NO_COLOR wins.
        ColorWhen::Auto if variable("NO_COLOR").is_some_and(|value| !value.is_empty()) => false,
        ColorWhen::Auto if variable("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
        ColorWhen::Auto => terminal && variable("TERM").is_none_or(|term| term != "dumb"),
    }
}

/// Whether the locale uses UTF-8 and the terminal is not the Linux console, whose font lacks the box characters.
fn use_unicode(variable: impl Fn(&str) -> Option<String>) -> bool {
    if cfg!(windows) {
        return true;
    }
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    // The first that is set wins, as POSIX defines for locale variables.
    let locale = set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG")).unwrap_or_default();
    let locale = locale.to_ascii_lowercase();
    (locale.contains("utf-8") || locale.contains("utf8")) && set("TERM").is_none_or(|term| term != "linux")
}

/// Writes a result to standard output. A closed pipe (`ecsc ... | head`) is not a failure: its reader has read enough.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("cannot write to standard output: {}", reason(&error))))
        }
        _ => Ok(()),
    }
}

/// Writes a sentence to standard error, broken between words where the terminal ends; into a file it is one line.
pub(super) fn say_sentence(text: &str) {
    let width = terminal_size_of(io::stderr()).map(|(Width(width), _)| usize::from(width));
    let lines = width.map_or_else(|| vec![text.to_owned()], |width| wrap(text, width));
    eprint(&format!("{}\n", lines.join("\n")));
}

/// Writes to standard error. If that fails, there is no channel left to report it.
pub(super) fn eprint(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment<'a>(pairs: &'a [(&str, &str)]) -> impl Fn(&str) -> Option<String> + 'a {
        |name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn colours_follow_the_option_then_the_environment_then_the_terminal() {
        let auto =
            |terminal, pairs: &[(&str, &str)]| use_color(ColorWhen::Auto, terminal, environment(pairs));
        assert!(auto(true, &[]));
        assert!(!auto(false, &[]));
        assert!(!auto(true, &[("NO_COLOR", "1")]));
        assert!(auto(true, &[("NO_COLOR", "")]));
        assert!(!auto(true, &[("TERM", "dumb")]));
        assert!(auto(false, &[("CLICOLOR_FORCE", "1")]));
        assert!(!auto(false, &[("CLICOLOR_FORCE", "0")]));
        assert!(!auto(false, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
        assert!(use_color(ColorWhen::Always, false, environment(&[("NO_COLOR", "1")])));
        assert!(!use_color(ColorWhen::Never, true, environment(&[("CLICOLOR_FORCE", "1")])));
    }

    #[test]
    #[cfg(not(windows))]
    fn box_characters_need_a_locale_of_utf_8() {
        assert!(use_unicode(environment(&[("LANG", "de_DE.UTF-8")])));
        assert!(use_unicode(environment(&[("LC_ALL", ""), ("LANG", "C.utf8")])));
        assert!(!use_unicode(environment(&[("LC_ALL", "C"), ("LANG", "de_DE.UTF-8")])));
        assert!(!use_unicode(environment(&[])));
        assert!(!use_unicode(environment(&[("LANG", "de_DE.UTF-8"), ("TERM", "linux")])));
    }
}
