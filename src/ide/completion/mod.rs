//! What may be written at a position: one file for each kind of position.
//!
//! The context of the cursor comes from the text before it ([`super::cursor`]), because the tree of an unfinished line says little. What
//! is allowed there comes from the schema, and the names come from the program.

mod declarations;
mod entries;
mod expected;
mod instance_types;
mod item;
mod keys;
mod labels;
mod members;
mod moved;
mod operands;
mod properties;
mod results;
mod snippets;
mod types;
mod units;
mod variables;

use super::cursor::{Cursor, Frame, FrameKind, Lexeme, LexemeKind};
use super::{Analysis, Position, Resolver, scope};
use crate::language::{BlockSchema, FieldSchema, words};
use crate::source::Span;

pub use item::{Completion, CompletionKind};

/// What may be written at a position.
#[derive(Debug, Clone, PartialEq)]
pub struct Completions {
    /// What it replaces: the word at the position.
    pub replaced: Span,
    /// The best first.
    pub items: Vec<Completion>,
}

/// What may be written at a position; nothing in comments and plain text.
pub fn completions(analysis: &Analysis, position: Position) -> Completions {
    let cursor = Cursor::new(analysis, position);
    let ctx = Context { analysis, resolver: Resolver::new(analysis), cursor, position };
    let mut replaced = None;
    let mut items = match analysis.tree(position.file) {
        _ if ctx.cursor.in_comment => Vec::new(),
        Some(_) => match properties::in_string(&ctx) {
            Some((string, items)) => {
                replaced = Some(string);
                items
            }
            None => ctx.items(),
        },
        None => variables::items(&ctx, position),
    };
    // Stable: within a rank the order of the schema and of the program stays.
    items.sort_by_key(|item| item.rank);
    let replaced = replaced.or_else(|| instance_types::string(&ctx)).unwrap_or(ctx.cursor.word);
    Completions { replaced, items }
}

/// The position, and what is known of the program.
struct Context<'a> {
    analysis: &'a Analysis,
    resolver: Resolver<'a>,
    cursor: Cursor<'a>,
    position: Position,
}

/// What the braces around a position belong to.
enum Braces {
    /// A block.
    Block { schema: &'static BlockSchema, path: String, existing: bool, field: Option<&'static FieldSchema> },
    /// A `param` or `var`.
    Param,
    /// An `output`.
    Output,
    /// Something unknown.
    Unknown,
}

impl<'a> Context<'a> {
    fn items(&self) -> Vec<Completion> {
        let Some(frame) = self.cursor.innermost() else { return Vec::new() };
        let line = frame.line.as_slice();
        match frame.kind {
            FrameKind::String => match instance_types::string(self) {
                Some(string) => instance_types::items(self, string),
                None => labels::items(self).unwrap_or_else(|| keys::items(self)),
            },
            FrameKind::Heredoc => Vec::new(),
            FrameKind::Program => self.in_program(line),
            // Before `=` an attribute is being named. The keys of a map are free, so nothing is known of them.
            FrameKind::Body | FrameKind::Map => match (frame.value(), line) {
                (Some(value), _) => self.in_value(value),
                (None, []) if frame.kind == FrameKind::Body => entries::items(self, frame),
                (None, []) => properties::names(self, frame),
                _ => Vec::new(),
            },
            FrameKind::Paren(_) | FrameKind::List | FrameKind::Index | FrameKind::Interpolation => {
                self.in_value(line)
            }
        }
    }

    fn in_program(&self, line: &[Lexeme<'a>]) -> Vec<Completion> {
        let Some((first, rest)) = line.split_first() else { return declarations::items(self) };
        match first.text {
            words::EXISTING if rest.is_empty() => declarations::existing(self),
            "assert" if !rest.iter().any(|lexeme| lexeme.is(",")) => self.in_value(rest),
            "param" | "var" => match (self.cursor.innermost().and_then(Frame::value), rest) {
                (Some(value), _) => self.in_value(value),
                (None, [_, colon, ty @ ..]) if colon.is(":") => types::items(self, first.text, ty),
                _ => Vec::new(),
            },
            _ => self
                .cursor
                .innermost()
                .and_then(Frame::value)
                .map_or_else(Vec::new, |value| self.in_value(value)),
        }
    }

    /// In an expression whose beginning has been read.
    fn in_value(&self, read: &[Lexeme<'a>]) -> Vec<Completion> {
        if let Some(digits) = self.cursor.number {
            return units::items(self, digits);
        }
        let read = match self.in_for(read) {
            Ok(read) => read,
            Err(items) => return items,
        };
        match read.last() {
            Some(last) if last.is(".") => members::items(self, read),
            // After an operand only an operator could follow; those are shorter to type than to choose.
            Some(last) if last.kind != LexemeKind::Operator => Vec::new(),
            _ => operands::items(self, read),
        }
    }

    /// The part of a `for` that the position is in; its items if that part is not an expression.
    fn in_for<'r>(&self, read: &'r [Lexeme<'a>]) -> Result<&'r [Lexeme<'a>], Vec<Completion>> {
        let list = self.cursor.innermost().is_some_and(|frame| frame.kind == FrameKind::List);
        if !list || !read.first().is_some_and(|first| first.is_word("for")) {
            return Ok(read);
        }
        // [for name in collection: value if condition]
        let after = |at: usize| read.get(at + 1..).unwrap_or_default();
        let Some(within) = read.iter().position(|lexeme| lexeme.is_word("in")) else {
            let named = read.len() > 1;
            return Err(if named { vec![Completion::keyword("in")] } else { Vec::new() });
        };
        let Some(colon) = read.iter().skip(within).position(|lexeme| lexeme.is(":")).map(|at| at + within)
        else {
            return Ok(after(within));
        };
        match read.iter().skip(colon).position(|lexeme| lexeme.is_word("if")).map(|at| at + colon) {
            Some(condition) => Ok(after(condition)),
            None => {
                let value = after(colon);
                let whole = value.last().is_some_and(|last| last.kind != LexemeKind::Operator);
                if whole { Err(vec![Completion::keyword("if")]) } else { Ok(value) }
            }
        }
    }

    /// The braces of the frame of an index.
    fn braces(&self, index: usize) -> Braces {
        let head = self.cursor.head(index);
        let Some((first, rest)) = head.split_first() else { return Braces::Unknown };
        let outer = index.checked_sub(1);
        if outer
            .and_then(|outer| self.cursor.frames.get(outer))
            .is_some_and(|frame| frame.kind == FrameKind::Program)
        {
            return match first.text {
                "param" | "var" => Braces::Param,
                "output" => Braces::Output,
                words::EXISTING => rest.first().map_or(Braces::Unknown, |kind| top_level(kind.text, true)),
                kind => top_level(kind, false),
            };
        }
        let Some(Braces::Block { schema, path, existing, .. }) = outer.map(|outer| self.braces(outer)) else {
            return Braces::Unknown;
        };
        let Some(field) = schema.nested(first.text) else { return Braces::Unknown };
        let label = rest.first().map(|label| label.text);
        let Some(schema) = field.labelled(label) else { return Braces::Unknown };
        Braces::Block { schema, path: format!("{path}.{}", field.name), existing, field: Some(field) }
    }
}

fn top_level(name: &str, existing: bool) -> Braces {
    match scope::top_level(name, existing) {
        Some(schema) => Braces::Block { schema, path: name.to_owned(), existing, field: None },
        None => Braces::Unknown,
    }
}

#[cfg(test)]
mod tests;
