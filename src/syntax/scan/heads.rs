//! Heads of blocks that have lost their brace.

use std::ops::Range;

use crate::lexer::{TokenKind, Tokens};
use crate::source::offset;

/// A block's head: its range, and that of its kind.
pub(super) type Head = (Range<usize>, Range<usize>);

/// The head that begins at an offset and lacks its `{`, if its line is one: `http`, `cluster "web"`, `existing network "main"`.
pub(super) fn bare_head(source: &str, tokens: &Tokens, at: usize) -> Option<Head> {
    let mut index = tokens.first_from(offset(at));
    let mut kind = name(tokens, &mut index)?;
    if source.get(kind.clone()) == Some("existing") {
        kind = name(tokens, &mut index).unwrap_or(kind);
    }
    let mut end = kind.end;
    if tokens.kind(index) == Some(TokenKind::StringStart) {
        index += 1 + usize::from(tokens.kind(index + 1) == Some(TokenKind::StringText));
        end = tokens.get(index).filter(|token| token.kind == TokenKind::StringEnd)?.range().end;
        index += 1;
    }
    skip_blanks(tokens, &mut index);
    // Anything else on the line makes it an entry or an expression. A brace inserted there would
    // turn a small mistake into a large one.
    let done = matches!(
        tokens.kind(index),
        None | Some(TokenKind::Newline | TokenKind::LineComment | TokenKind::DocComment)
    );
    done.then_some((at..end, kind))
}

/// A name, which may have hyphens; steps behind it and the blanks after it.
fn name(tokens: &Tokens, index: &mut usize) -> Option<Range<usize>> {
    let first = tokens.get(*index).filter(|token| token.kind == TokenKind::Word)?;
    let mut end = first.end;
    *index += 1;
    while let Some(token) = tokens.get(*index)
        && matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Minus)
    {
        end = token.end;
        *index += 1;
    }
    skip_blanks(tokens, index);
    Some(first.start as usize..end as usize)
}

fn skip_blanks(tokens: &Tokens, index: &mut usize) {
    *index += usize::from(tokens.kind(*index) == Some(TokenKind::Whitespace));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexer::lex;

    /// The head with which a line begins, and its kind.
    fn head(line: &str) -> Option<(&str, &str)> {
        let at = line.len() - line.trim_start().len();
        let (head, kind) = bare_head(line, &lex(line), at)?;
        Some((&line[head], &line[kind]))
    }

    #[test]
    fn a_bare_head_is_a_name_with_its_label_and_nothing_else() {
        assert_eq!(head("  http  # plain"), Some(("http", "http")));
        assert_eq!(head("cluster \"web\""), Some(("cluster \"web\"", "cluster")));
        assert_eq!(head("existing network \"main\"\r\n"), Some(("existing network \"main\"", "network")));
        assert_eq!(head("cluster = 1"), None);
        assert_eq!(head("  \"a\","), None);
        assert_eq!(head("let x"), None);
        assert_eq!(head("mount \"/x"), None);
    }
}
