//! Strings in other quotes than the language's: `'web'`, `` `web` ``, and what word processors make of them.

use super::Lexer;
use super::token::TokenKind;

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

impl Lexer<'_> {
    /// A quotation, or a quotation mark that begins none.
    pub(super) fn foreign_string(&mut self) {
        let rest = self.rest();
        let Some(opening) = rest.chars().next() else { return };
        let marks = closing(opening).unwrap_or_default();
        let inside = rest.get(opening.len_utf8()..).unwrap_or_default();
        let close = inside.char_indices().find(|(_, next)| *next == '\n' || marks.contains(next));
        match close.filter(|&(_, mark)| mark != '\n') {
            Some((end, mark)) => {
                self.push(TokenKind::ForeignString, opening.len_utf8() + end + mark.len_utf8());
            }
            None => self.push(TokenKind::ForeignQuote, opening.len_utf8()),
        }
    }
}
