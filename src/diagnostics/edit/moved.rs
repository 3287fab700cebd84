//! Moves an entry of a map to the map of another attribute of the same block.

use super::whole::{self, Around, closes, is_blank, is_white, opens};
use crate::diagnostics::Edit;
use crate::lexer::{TokenKind, Tokens};
use crate::source::Span;

/// The edits that move the entry whose value is at `value`; `None` where it is no entry of a map that is the value of an attribute.
pub(super) fn edits(source: &str, tokens: &Tokens, value: Span, to: &str) -> Option<Vec<Edit>> {
    let around = Around { tokens };
    let file = value.file;
    let edit =
        |start: usize, end: usize, text: String| Edit { span: Span::from_range(file, start..end), text };
    let (first, last) =
        (around.with_key(around.index(value.range().start))?, around.index(value.range().end));
    let map = around.opener(first)?;
    let attribute = around.with_key(map).filter(|&key| key != map)?;
    let block = around.opener(attribute)?;
    let entry = source.get(around.start(first)..around.end(last))?;
    let close = around.closed(map)?;

    around.closed(block)?;
    let other = find(source, &around, block, to);
    if other.is_some_and(|value| tokens.kind(value) != Some(TokenKind::OpenBrace)) {
        return None;
    }
    let is_only = is_only(tokens, map, (first, last), close);
    if other.is_none() && is_only {
        let name = tokens.get(attribute)?.range();
        return Some(vec![edit(name.start, name.end, to.to_owned())]);
    }
    let removed = if is_only { around.start(attribute)..around.end(close) } else { value.range() };
    let removed = whole::entry(tokens, removed)?;
    let inserted = match other {
        Some(brace) => {
            let (at, next) = (around.end(brace + 1), around.after(brace + 1, is_blank));
            let text = match tokens.kind(next)? {
                TokenKind::Newline => {
                    let indent = around.after(next + 1, is_blank);
                    format!("\n{}{entry}", source.get(around.start(next + 1)..around.start(indent))?)
                }
                TokenKind::CloseBrace => format!(" {entry} "),
                _ => format!(" {entry},"),
            };
            edit(at, at, text)
        }
        None => {
            let at = around.end(close);
            let line = source.get(..around.start(attribute))?.rsplit('\n').next()?;
            let map = format!("{to} = {{ {entry} }}");
            let is_alone = line.trim().is_empty();
            edit(at, at, if is_alone { format!("\n{line}{map}") } else { format!(", {map}") })
        }
    };
    Some(vec![edit(removed.start, removed.end, String::new()), inserted])
}

/// Where the value of an attribute begins, if the block has the attribute.
fn find(source: &str, around: &Around, block: usize, name: &str) -> Option<usize> {
    let mut index = block + 1;
    while let Some(kind) = around.tokens.kind(index)
        && !closes(kind)
    {
        if opens(kind) {
            index = around.closed(index)?;
            continue;
        }
        let sign = around.after(index + 1, is_blank);
        if kind == TokenKind::Word
            && around.tokens.get(index)?.text(source) == name
            && around.tokens.kind(sign) == Some(TokenKind::Equals)
        {
            return Some(around.after(sign + 1, is_blank));
        }
        index += 1;
    }
    None
}

/// Whether nothing else is in a map but white space and a comma.
fn is_only(tokens: &Tokens, map: usize, (first, last): (usize, usize), close: usize) -> bool {
    let is_nothing = |index| tokens.kind(index).is_none_or(|kind| is_white(kind) || kind == TokenKind::Comma);
    (map + 1..first).all(is_nothing) && (last..close.saturating_sub(1)).all(is_nothing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::edit::apply;
    use crate::diagnostics::edit::tests::marked_place;
    use crate::lexer::lex;
    use crate::source::FileId;

    /// The text with the entry moved whose value is between `«` and `»`.
    fn moved(marked: &str) -> Option<String> {
        let (text, place) = marked_place(marked)?;
        let value = Span::from_range(FileId(0), place);
        apply(&text, &edits(&text, &lex(&text), value, "to")?)
    }

    #[test]
    fn the_only_entry_renames_the_attribute() {
        assert_eq!(moved("b { x = { A = «1» } }").as_deref(), Some("b { to = { A = 1 } }"));
    }

    #[test]
    fn an_attribute_is_added_behind() {
        assert_eq!(
            moved("b {\n  x = { A = «1», B = 2 }\n  y = 3\n}\n").as_deref(),
            Some("b {\n  x = { B = 2 }\n  to = { A = 1 }\n  y = 3\n}\n")
        );
        assert_eq!(
            moved("b { x = { B = 2, A = «1» } }").as_deref(),
            Some("b { x = { B = 2 }, to = { A = 1 } }")
        );
    }

    #[test]
    fn the_entry_goes_to_the_others() {
        assert_eq!(
            moved("b {\n  to = { C = 3 }\n  x = { A = «1» }\n}\n").as_deref(),
            Some("b {\n  to = { A = 1, C = 3 }\n}\n")
        );
        assert_eq!(
            moved("b { x = { A = «1», B = 2 }, to = {} }").as_deref(),
            Some("b { x = { B = 2 }, to = { A = 1 } }")
        );
        assert_eq!(
            moved("b {\n  x = {\n    A = «f(1)»\n    B = 2\n  }\n\n  to = {\n    C = 3\n  }\n}\n").as_deref(),
            Some("b {\n  x = {\n    B = 2\n  }\n\n  to = {\n    A = f(1)\n    C = 3\n  }\n}\n")
        );
    }

    #[test]
    fn what_is_no_entry_of_a_map_of_the_block_stays() {
        for text in [
            "let x = { A = «1» }",
            "b { x = { A = [«1»] } }",
            "b { x = «1» }",
            "b { x = { A = c ? 2 : «1», B = 3 } }",
            "b { x = { A = «1» }, to = y }",
        ] {
            assert_eq!(moved(text), None, "{text}");
        }
    }
}
