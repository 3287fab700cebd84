//! What a call takes: the parameters of the function around a place, and which of them is being written.

use std::ops::Range;

use super::cursor::{Cursor, FrameKind};
use super::{Analysis, Position};
use crate::language::functions::{self, FunctionSchema};

/// The signature of the function that is called around a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The whole: `join(separator: string, list: list<string>) -> string`.
    pub label: String,
    /// Where its parameters stand in it, in bytes.
    pub parameters: Vec<Range<usize>>,
    /// The parameter that is being written; `None` where there are more arguments than parameters.
    pub active: Option<usize>,
    /// What the function is for, in Markdown.
    pub docs: &'static str,
}

/// The signature of the innermost call around a place, also of one that is not closed.
pub fn signature(analysis: &Analysis, position: Position) -> Option<Signature> {
    let cursor = Cursor::new(analysis, position);
    // The values of `var`s are written out: nothing is called.
    if cursor.in_comment || analysis.tree(position.file).is_none() {
        return None;
    }
    let (function, commas) = cursor.frames.iter().rev().find_map(|frame| match frame.kind {
        FrameKind::Paren(Some(name)) => Some((functions::find(name)?, frame.commas)),
        _ => None,
    })?;
    let (label, parameters) = function.signature_with_parameters();
    Some(Signature { label, active: active(function, commas), parameters, docs: function.docs })
}

/// Which parameter of the signature an argument is for: all further ones are for the dots where any number may follow.
fn active(function: &FunctionSchema, argument: usize) -> Option<usize> {
    if function.is_variadic() {
        return Some(argument.min(function.parameters.len()));
    }
    (argument < function.parameters.len()).then_some(argument)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::tests::marked;

    /// The function at the mark, with the parameter that is being written in brackets.
    fn shown(text: &str) -> Option<String> {
        let (analysis, position) = marked(text);
        let found = signature(&analysis, position)?;
        let mut label = found.label;
        if let Some(range) = found.active.and_then(|active| found.parameters.get(active)) {
            label.insert(range.end, ']');
            label.insert(range.start, '[');
        }
        Some(label)
    }

    #[test]
    fn the_parameter_at_the_place_is_active() {
        let join = |text| shown(text).expect("a signature");
        assert_eq!(join("let a = join(|)"), "join([separator: string], list: list<string>) -> string");
        assert_eq!(join("let a = join(\",\", |)"), "join(separator: string, [list: list<string>]) -> string");
        assert_eq!(
            join("let a = join(\",\", b, |)"),
            "join(separator: string, list: list<string>) -> string"
        );
        assert_eq!(join("let a = concat(b, c, |)"), "concat(list, [...]) -> list");
    }

    #[test]
    fn of_nested_calls_the_innermost_counts() {
        assert_eq!(shown("let a = join(upper(|), b)").as_deref(), Some("upper([string]) -> string"));
        assert_eq!(
            shown("let a = join(upper(b), [|").as_deref(),
            Some("join(separator: string, [list: list<string>]) -> string")
        );
        assert_eq!(shown("let a = abs((1 + |").as_deref(), Some("abs([number])"));
    }

    #[test]
    fn a_call_that_is_not_closed_ends_with_its_entry() {
        assert!(shown("volume \"a\" {\n  b = join(\",\", |\n  c = 1\n}").is_some());
        assert_eq!(shown("volume \"a\" {\n  b = join(\",\",\n  c = |\n}"), None);
        assert_eq!(shown("let a = nothing(|"), None);
        assert_eq!(shown("let a = join(1) |"), None);
        assert_eq!(shown("// join(|"), None);
    }
}
