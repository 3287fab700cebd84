//! What a call takes: the parameters of the function around a place, and which of them is being written.

use std::ops::Range;

use super::cursor::{Cursor, FrameKind};
use super::{Analysis, Position};
use crate::language::functions::{self, FunctionSchema};
use crate::types::Type;

/// The signature of the function that is called around a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The whole: `join(separator: string, list: list<string>) -> string`.
    pub label: &'static str,
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
    let parameters = parameters(function.signature);
    Some(Signature {
        label: function.signature,
        active: active(function, &parameters, commas),
        parameters,
        docs: function.docs,
    })
}

/// The type of an argument; `None` where any will do.
pub(super) fn parameter_type(function: &FunctionSchema, index: usize) -> Option<Type> {
    let parameters = parameters(function.signature);
    let range = parameters.get(active(function, &parameters, index)?)?.clone();
    let text = function.signature.get(range)?;
    let (name, ty) = text.split_once(": ").unwrap_or((text, text));
    // `concat(list, ...)`, `keys(map)`: the name of the parameter is its type.
    read_type(ty).or_else(|| read_type(name))
}

/// The type of what a function gives; `None` if it is that of its arguments.
pub(super) fn result_type(function: &FunctionSchema) -> Option<Type> {
    read_type(function.signature.split_once(" -> ")?.1)
}

/// Which parameter an argument is for: all further ones are for the last where any number may follow.
fn active(function: &FunctionSchema, parameters: &[Range<usize>], index: usize) -> Option<usize> {
    let last = parameters.len().checked_sub(1)?;
    let variadic = function.max.is_none();
    // The last of `concat(list, ...)` is the dots.
    match index {
        index if index < last || index == last && !variadic => Some(index),
        _ if variadic => Some(last),
        _ => None,
    }
}

/// Where the parameters of a signature stand in it.
fn parameters(signature: &str) -> Vec<Range<usize>> {
    let Some((open, close)) = signature.find('(').zip(signature.find(')')) else { return Vec::new() };
    let mut found = Vec::new();
    let mut start = open + 1;
    for part in signature.get(start..close).unwrap_or_default().split(", ") {
        if !part.is_empty() {
            found.push(start..start + part.len());
        }
        start += part.len() + ", ".len();
    }
    found
}

/// A type of a signature.
fn read_type(text: &str) -> Option<Type> {
    let inner = |prefix: &str| text.strip_prefix(prefix)?.strip_suffix('>').and_then(read_type);
    match text {
        "list" => Some(Type::list(Type::Unknown)),
        "map" => Some(Type::map(Type::Unknown)),
        _ => inner("list<")
            .map(Type::list)
            .or_else(|| inner("map<").map(Type::map))
            .or_else(|| Type::named(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::tests::marked;

    /// The function at the mark, with the parameter that is being written in brackets.
    fn shown(text: &str) -> Option<String> {
        let (analysis, position) = marked(text);
        let found = signature(&analysis, position)?;
        let mut label = found.label.to_owned();
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
        assert_eq!(shown("let a = join(upper(|), b)").as_deref(), Some("upper([text: string]) -> string"));
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

    #[test]
    fn every_signature_can_be_read() {
        for function in functions::FUNCTIONS {
            let parameters = parameters(function.signature);
            assert!(parameters.len() >= function.max.unwrap_or(1), "{}", function.name);
            assert!(function.signature.is_ascii());
            let tells = function.signature.contains(" -> ");
            assert_eq!(result_type(function).is_some(), tells, "{}", function.name);
        }
    }
}
