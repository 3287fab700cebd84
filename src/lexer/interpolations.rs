//! Interpolations: how far they are followed, and whether they are of this language.

use super::token::TokenKind;
use super::{Lexer, Open, lines};

/// How many lines an interpolation in a string is followed: it should not leave its own.
const MAX_LINES: usize = 16;

impl Lexer<'_> {
    /// `${` in a text.
    pub(super) fn open_interpolation(&mut self) {
        let expansion = shell_expansion(self.rest());
        self.push(TokenKind::InterpolationStart, 2);
        if let Some(length) = expansion {
            self.push(TokenKind::ShellExpansion, length);
            self.push(TokenKind::InterpolationEnd, 1);
            return;
        }
        // Counted from the outermost interpolation on. Nested ones would start the count anew, and
        // a broken one could be followed without a limit.
        if self.open.len() == 1 {
            self.lines_left = MAX_LINES;
        }
        self.open.push(Open::Interpolation);
    }

    /// Whether the text around is a string that stands in no heredoc.
    pub(super) fn is_in_string(&self) -> bool {
        matches!(self.open.first(), Some(Open::String(_)))
    }

    /// Whether an interpolation in a string cannot go on behind a line end, because something else begins there.
    pub(super) fn leaves_interpolation(&mut self, next: usize) -> bool {
        let next = self.text.get(next..).unwrap_or_default().trim_start_matches([' ', '\t']);
        self.lines_left = self.lines_left.saturating_sub(1);
        self.lines_left == 0 || lines::entry_like(next) || next.starts_with(['\n', '\r'])
    }
}

/// `${HOME:-/root}`: how long its inside is, if a text begins with one that is of the shell and not of the language.
fn shell_expansion(text: &str) -> Option<usize> {
    let inside = text.get(2..)?;
    let name = inside.trim_start_matches(|next: char| next.is_ascii_alphanumeric() || next == '_');
    let shell = if name.len() == inside.len() {
        // ${#list}    ${@}    ${*}    ${?}    ${$}
        inside.starts_with(['#', '@'])
            || ["*}", "?}", "$}", "!}", "-}"].iter().any(|mark| inside.starts_with(mark))
    } else {
        // ${HOME:-x}    ${file#*.}    ${file%%.*}    ${list[@]}    ${name//a/b}    ${name,,}
        [":-", ":=", ":?", ":+", "#", "%%", "%.", "%/", "%-", "//", "[@]", "[*]", ",,", "^^", "@"]
            .iter()
            .any(|mark| name.starts_with(mark))
    };
    // Only one that ends on its line is taken for the shell's.
    let length = || inside.find(['}', '\n']).filter(|&at| inside.as_bytes().get(at) == Some(&b'}'));
    shell.then(length).flatten()
}
