//! What is expected at a position in an expression.

use super::{Braces, Context, properties};
use crate::check::assignable;
use crate::ide::at;
use crate::ide::cursor::{FrameKind, Lexeme, LexemeKind};
use crate::ide::known::{self, Reached};
use crate::language::meta::{EACH, FOR_EACH};
use crate::language::{FieldSchema, Phase, Shape, functions, meta};
use crate::resolve::attribute;
use crate::syntax::ast;
use crate::types::{Literal, Type};

/// What is expected.
#[derive(Debug, Clone, Default)]
pub(super) struct Expected {
    /// The type; unknown if any type is allowed.
    pub(super) ty: Type,
    /// The attribute, if the position is its whole value.
    pub(super) field: Option<&'static FieldSchema>,
    /// Whether it must be a compile-time value.
    pub(super) constant: bool,
    /// Whether it becomes a part of a string.
    pub(super) in_text: bool,
}

impl Expected {
    fn of(ty: Type) -> Self {
        Self { ty, ..Self::default() }
    }

    /// Whether a value of type `found` is useful here.
    pub(super) fn takes(&self, found: &Type) -> bool {
        // "${...}" takes whatever has a spelling. A secret has one, but would be readable in the string.
        if self.in_text {
            let plain = !matches!(
                found.clone().non_null(),
                Type::Unknown
                    | Type::Null
                    | Type::Kind(_)
                    | Type::List(_)
                    | Type::Map(_)
                    | Type::Range(_)
                    | Type::Secret
            );
            return plain;
        }
        assignable(found, &self.ty)
    }

    fn element(&self) -> Self {
        let ty = match self.ty.clone().non_null() {
            Type::List(element) => *element,
            // Of `string | list<string>` an element can only be the string.
            Type::Union(types) => {
                types.into_iter().find(|ty| !matches!(ty, Type::List(_))).unwrap_or_default()
            }
            _ => Type::Unknown,
        };
        Self { ty, field: None, ..self.clone() }
    }
}

impl<'a> Context<'a> {
    /// What is expected at the position.
    pub(super) fn expected(&self) -> Expected {
        self.wanted_in(self.cursor.frames.len().saturating_sub(1))
    }

    /// What is expected of the string in which the position is.
    pub(super) fn expected_of_string(&self) -> Expected {
        self.cursor.frames.len().checked_sub(2).map(|outer| self.wanted_in(outer)).unwrap_or_default()
    }

    /// What is expected after what has been read in a frame.
    fn wanted_in(&self, index: usize) -> Expected {
        let Some(frame) = self.cursor.frames.get(index) else { return Expected::default() };
        // A list in an argument in a map: the expectation comes from the outermost frame inwards.
        let outer = || index.checked_sub(1).map(|outer| self.wanted_in(outer)).unwrap_or_default();
        let line = frame.line.as_slice();
        let (whole, read) = match frame.kind {
            FrameKind::Program => (self.of_declaration(line), frame.value().unwrap_or(line)),
            FrameKind::Body => (self.of_attribute(index, line), frame.value().unwrap_or_default()),
            FrameKind::Map | FrameKind::List if properties::expected(self, index).is_some() => {
                let ty = properties::expected(self, index).unwrap_or_default();
                (Expected::of(ty), frame.value().unwrap_or_default())
            }
            FrameKind::Map => {
                let ty = match outer().ty.non_null() {
                    Type::Map(element) => *element,
                    _ => Type::Unknown,
                };
                (Expected::of(ty), frame.value().unwrap_or_default())
            }
            // Parentheses change nothing: what is expected around them is expected in them.
            FrameKind::Paren(None) => (outer(), line),
            FrameKind::Paren(Some(function)) => (of_argument(function, frame.commas, outer), line),
            FrameKind::List if line.first().is_some_and(|first| first.is_word("for")) => {
                let read = self.in_for(line).unwrap_or_default();
                let marks = line.get(..line.len() - read.len()).unwrap_or_default();
                let whole = match marks.last() {
                    Some(last) if last.is_word("if") => Expected::of(Type::Bool),
                    Some(last) if last.is(":") => outer().element(),
                    _ => Expected::of(Type::list(Type::Unknown)),
                };
                (whole, read)
            }
            FrameKind::List => (outer().element(), line),
            FrameKind::Interpolation => (Expected { in_text: true, ..Expected::default() }, line),
            FrameKind::Index | FrameKind::String | FrameKind::Heredoc => (Expected::default(), line),
        };
        self.after_operator(whole, read)
    }

    /// What an operator expects on its right.
    fn after_operator(&self, whole: Expected, read: &[Lexeme<'a>]) -> Expected {
        let is_operator = |lexeme: &Lexeme<'_>| lexeme.kind == LexemeKind::Operator && !lexeme.is(".");
        // Precedence is ignored: only the last operator matters for its right side, and completion may be wrong about the rest.
        let Some(at) = read.iter().rposition(is_operator) else { return whole };
        let Some(operator) = read.get(at) else { return whole };
        match operator.text {
            "&&" | "||" | "!" => Expected::of(Type::Bool),
            "==" | "!=" | "<" | "<=" | ">" | ">=" => {
                let left = self.reached(read.get(..at).unwrap_or_default());
                let ty = left.map_or(Type::Unknown, |left| left.ty);
                // `x == null` is valid for whatever may be absent, blocks included.
                Expected::of(if matches!(operator.text, "==" | "!=") { ty.nullable() } else { ty.non_null() })
            }
            ".." => match whole.ty.clone().non_null() {
                Type::Range(element) => Expected { ty: *element, field: None, ..whole },
                _ => whole,
            },
            // assert condition, "message"
            "," => Expected::of(Type::String),
            _ => Expected { field: None, ..whole },
        }
    }

    fn of_declaration(&self, line: &[Lexeme<'a>]) -> Expected {
        let [first, name, ..] = line else {
            return Expected::of(if line.first().is_some_and(|first| first.text == "assert") {
                Type::Bool
            } else {
                Type::Unknown
            });
        };
        match first.text {
            "assert" => Expected::of(Type::Bool),
            "param" | "var" => {
                Expected { constant: true, ..Expected::of(self.type_of_param(first.text, name.text)) }
            }
            _ => Expected::default(),
        }
    }

    fn type_of_param(&self, namespace: &str, name: &'a str) -> Type {
        let declaration = self.resolver.declaration(namespace, name);
        declaration.map_or(Type::Unknown, |declaration| known::declared(self.analysis, &declaration).ty)
    }

    fn of_attribute(&self, index: usize, line: &[Lexeme<'a>]) -> Expected {
        let Some(key) = line.first().map(|first| first.text) else { return Expected::default() };
        match self.braces(index) {
            Braces::Block { schema, .. } => match schema.attribute(key) {
                Some(field) => {
                    let constant = matches!(field.shape, Shape::Attribute { phase: Phase::Const, .. });
                    let ty = field.ty().unwrap_or_default();
                    Expected { field: Some(field), constant, ..Expected::of(ty) }
                }
                None => Expected::of(meta::find(key).map_or(Type::Unknown, |meta| (meta.ty)())),
            },
            Braces::Param => {
                let [namespace, name, ..] = self.cursor.head(index) else { return Expected::default() };
                let own = self.type_of_param(namespace.text, name.text).non_null();
                let ty = match key {
                    "allowed" => Type::list(own),
                    // The bounds of a string are lengths.
                    "min" | "max" if own.is_text() => Type::Int,
                    "min" | "max" => own,
                    "unit" => units_of(&own),
                    _ => Type::String,
                };
                Expected { constant: true, ..Expected::of(ty) }
            }
            Braces::Output if key == "export" => {
                Expected { constant: true, ..Expected::of(Type::Union(vec![Type::Bool, Type::String])) }
            }
            Braces::Output => Expected { constant: true, ..Expected::of(Type::String) },
            Braces::Unknown => Expected::default(),
        }
    }

    /// What the path at the end of some lexemes refers to.
    pub(super) fn reached(&self, read: &[Lexeme<'a>]) -> Option<Reached<'a>> {
        let path = path_at_end(read);
        let (first, rest) = path.split_first()?;
        match self.variables().into_iter().find(|(name, _)| name == first) {
            Some((_, value)) => rest.iter().try_fold(value, |reached, name| reached.member(name)),
            None => known::path(self.analysis, &path),
        }
    }

    /// The variables of the enclosing `for`s, the innermost first, with their types and values.
    pub(super) fn variables(&self) -> Vec<(&'a str, Reached<'a>)> {
        let mut found = Vec::new();
        for frame in self.cursor.frames.iter().rev().filter(|frame| frame.kind == FrameKind::List) {
            let line = frame.line.as_slice();
            let within = line.iter().position(|lexeme| lexeme.is_word("in"));
            let Some((within, colon)) = within.zip(line.iter().position(|lexeme| lexeme.is(":"))) else {
                continue;
            };
            if !line.first().is_some_and(|first| first.is_word("for")) || colon < within {
                continue;
            }
            let names: Vec<&'a str> = line
                .get(1..within)
                .unwrap_or_default()
                .iter()
                .filter(|lexeme| lexeme.kind == LexemeKind::Word)
                .map(|lexeme| lexeme.text)
                .collect();
            let path = path_at_end(line.get(within + 1..colon).unwrap_or_default());
            let collection = known::path(self.analysis, &path).unwrap_or_default();
            let element = collection.element();
            match names.as_slice() {
                [key, value] => {
                    let map = matches!(collection.ty.non_null(), Type::Map(_));
                    let ty = if map { Type::String } else { Type::Int };
                    found.extend([(*value, element), (*key, Reached::typed(ty))]);
                }
                names => found.extend(names.iter().map(|name| (*name, element.clone()))),
            }
        }
        found.extend(self.each().map(|each| (EACH, each)));
        found
    }

    /// `each`, in a block with `for_each`: of the nearest one around.
    fn each(&self) -> Option<Reached<'a>> {
        let place = at(self.analysis, self.position);
        let sources = place.path.iter().rev().filter_map(|node| attribute(&node.block()?.body, FOR_EACH));
        // In its own value there is no element yet.
        let outside = |source: &&ast::Expr| !self.position.touches(source.span);
        sources.into_iter().find(outside).map(|source| known::for_each(self.analysis, source).each())
    }

    /// The params whose type fits a wanted one, as references.
    pub(super) fn fitting_params(&self, want: &Type) -> Vec<String> {
        let model = self.analysis.model();
        // One that may be `null` needs a condition.
        let may_be_absent = |ty: &Type| matches!(ty, Type::Nullable(_));
        let params = self.resolver.names.params.values().filter(|param| {
            model
                .declared(param.name.span)
                .is_some_and(|ty| assignable(ty, want) && may_be_absent(ty) <= may_be_absent(want))
        });
        params.map(|param| format!("param.{}", param.name.value)).collect()
    }
}

/// What a function takes.
fn of_argument(function: &str, index: usize, outer: impl Fn() -> Expected) -> Expected {
    let Some(function) = functions::find(function) else { return Expected::default() };
    let Some(parameter) = function.parameter(index) else { return Expected::default() };
    let constant = parameter.phase == Phase::Const;
    match (parameter.ty)() {
        // `min` and `max` give what they are given.
        Type::Unknown if function.result.is_none() => Expected { constant, field: None, ..outer() },
        Type::Unknown => Expected { constant, ..Expected::default() },
        ty => Expected { constant, ..Expected::of(ty) },
    }
}

/// The names of the path that some lexemes end with, the last dot left out: `cluster`, `web` of `a == cluster.web.`. A key in brackets is
/// one, too.
pub(super) fn path_at_end<'a>(read: &[Lexeme<'a>]) -> Vec<&'a str> {
    let mut path = Vec::new();
    let mut rest = read;
    if let [before @ .., last] = rest {
        rest = if last.is(".") { before } else { rest };
    }
    while let [before @ .., name] = rest {
        if name.kind == LexemeKind::Group
            && let Some(key) = index_of(name.text).filter(|_| before.last().is_some_and(is_indexed))
        {
            path.insert(0, key);
            rest = before;
            continue;
        }
        if name.kind != LexemeKind::Word {
            return Vec::new();
        }
        path.insert(0, name.text);
        match before {
            [before @ .., dot] if dot.is(".") => rest = before,
            _ => break,
        }
    }
    path
}

/// What stands between the brackets of an index: a key without its quotes.
fn index_of(group: &str) -> Option<&str> {
    Some(group.strip_prefix('[')?.strip_suffix(']')?.trim().trim_matches('"'))
}

fn is_indexed(lexeme: &Lexeme<'_>) -> bool {
    matches!(lexeme.kind, LexemeKind::Word | LexemeKind::Group)
}

/// The units in which a param of a type can come.
fn units_of(ty: &Type) -> Type {
    let units: &[&str] = match ty {
        Type::Duration => &["s", "m", "h", "d"],
        Type::Size => &["MiB", "GiB"],
        _ => &[],
    };
    Type::OneOf(units.iter().map(|unit| Literal::Word((*unit).to_owned())).collect())
}
