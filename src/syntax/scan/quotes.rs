//! Strings in other quotes than the language's: `'web'`, `` `web` ``, and what word processors make of them.

use super::lexer::Lexer;
use crate::diagnostics::catalog::syntax::{single_quotes, typographic_quotes, unexpected_character};

/// Whether a character outside of ASCII begins a quotation.
pub(super) fn opens(character: char) -> bool {
    closing(character).is_some()
}

/// What may close a quotation that `opening` begins.
fn closing(opening: char) -> Option<&'static [char]> {
    Some(match opening {
        '\'' => &['\''],
        '`' => &['`', '\''],
        '“' | '”' | '„' | '«' => &['“', '”', '»', '"'],
        '‘' | '’' | '‚' => &['‘', '’', '\''],
        _ => return None,
    })
}

/// Steps over a quotation, or over a quotation mark that begins none.
pub(super) fn foreign(lexer: &mut Lexer<'_>) {
    let start = lexer.at;
    let Some(opening) = lexer.rest().chars().next() else { return };
    let inside = start + opening.len_utf8();
    let rest = lexer.source.get(inside..).unwrap_or_default();
    let marks = closing(opening).unwrap_or_default();
    let end = rest.find(|next| next == '\n' || marks.contains(&next)).unwrap_or(rest.len());
    let content = rest.get(..end).unwrap_or_default();
    let Some(mark) = rest.get(end..).and_then(|rest| rest.chars().next()).filter(|&mark| mark != '\n') else {
        let span = lexer.span(start..inside);
        lexer.report(unexpected_character(span, opening));
        lexer.lexed.damage.mask(start..inside);
        lexer.at = inside;
        return;
    };
    let close = inside + end;
    lexer.at = close + mark.len_utf8();
    let (open_span, close_span) = (lexer.span(start..inside), lexer.span(close..lexer.at));
    lexer.report(match opening {
        '\'' => single_quotes(open_span, close_span, content),
        _ => typographic_quotes(open_span, close_span, content),
    });
    if content.contains(['"', '\\', '$']) {
        lexer.lexed.damage.mask(start..lexer.at);
    } else {
        // The blanks stand outside, so that the string is read as it was meant.
        lexer.lexed.damage.replace(start, format!("{:>width$}", '"', width = inside - start));
        lexer.lexed.damage.replace(close, format!("{:<width$}", '"', width = lexer.at - close));
    }
}
