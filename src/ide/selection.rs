//! What a selection grows to: the word, the expression, the attribute, the block, the file.

use super::{Analysis, Position, at, word_at};
use crate::source::{Span, offset};
use crate::syntax::Node;

/// The ranges around a position, the innermost first; each holds the one before and is larger.
pub fn selections(analysis: &Analysis, position: Position) -> Vec<Span> {
    let place = at(analysis, position);
    let mut wanted = vec![word_at(analysis, position)];
    wanted.extend(place.occurrence.iter().map(|occurrence| occurrence.span));
    wanted.extend(place.comment.iter().map(|comment| comment.span));
    for node in place.path.iter().rev() {
        if let Node::Body(body) = node {
            // Without the braces first.
            let end = body.close.map_or(body.span.end, |close| close.start);
            wanted.push(Span::new(position.file, body.open.end.min(end), end));
        }
        wanted.push(node.span());
    }
    let whole = offset(analysis.text(position.file).len());
    wanted.push(Span::new(position.file, 0, whole));
    let mut found: Vec<Span> = Vec::new();
    for span in wanted {
        // Several nodes can have the same span, and the inside of the braces is listed for each
        // body. An editor that gets the same range twice seems to ignore a key press.
        let grows = found.last().is_none_or(|last| span.contains(*last) && span != *last);
        if grows && position.touches(span) && !span.is_empty() {
            found.push(span);
        }
    }
    found
}
