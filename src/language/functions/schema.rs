//! What the table of functions says of each: its parameters, its result and its text.

use std::fmt::Write;
use std::ops::Range;

use super::Builtin;
use crate::language::Phase;
use crate::types::Type;

/// A function.
#[derive(Debug, Clone, Copy)]
pub struct FunctionSchema {
    /// Its name.
    pub name: &'static str,
    /// What evaluates it.
    pub builtin: Builtin,
    /// What it takes.
    pub parameters: &'static [Parameter],
    /// The type of its result; `None` where that is the type of its arguments.
    pub result: Option<fn() -> Type>,
    /// What it is for.
    pub docs: &'static str,
}

/// A parameter of a function.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Its type; `Unknown` where any will do.
    pub ty: fn() -> Type,
    /// Which values it takes.
    pub phase: Phase,
    /// How many arguments are for it.
    pub arity: Arity,
    /// What it takes, in words, where that is more than its phase and its type.
    pub wanted: Option<&'static str>,
}

/// How many arguments a parameter takes. All but the last take one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arity {
    /// Exactly one.
    One,
    /// One or none.
    Optional,
    /// One or more.
    OneOrMore,
    /// Any number.
    Any,
}

impl Arity {
    /// Whether there may be any number.
    pub fn is_variadic(self) -> bool {
        matches!(self, Self::OneOrMore | Self::Any)
    }
}

impl FunctionSchema {
    /// The fewest arguments.
    pub fn min(&self) -> usize {
        let is_needed = |parameter: &&Parameter| matches!(parameter.arity, Arity::One | Arity::OneOrMore);
        self.parameters.iter().filter(is_needed).count()
    }

    /// The most arguments; `None`: any number.
    pub fn max(&self) -> Option<usize> {
        (!self.is_variadic()).then_some(self.parameters.len())
    }

    /// Whether its last parameter takes any further argument.
    pub fn is_variadic(&self) -> bool {
        self.parameters.last().is_some_and(|parameter| parameter.arity.is_variadic())
    }

    /// The parameter that an argument is for; `None` if there are too many arguments.
    pub fn parameter(&self, argument: usize) -> Option<&'static Parameter> {
        let further = self.parameters.last().filter(|last| last.arity.is_variadic());
        self.parameters.get(argument).or(further)
    }

    /// Whether it takes values that come at deployment, or needs none.
    pub fn takes_deploy_values(&self) -> bool {
        self.parameters.is_empty() || self.parameters.iter().any(|parameter| parameter.phase != Phase::Const)
    }

    /// Its parameters and its result: `join(separator: string, list: list<string>) -> string`.
    pub fn signature(&self) -> String {
        self.signature_with_parameters().0
    }

    /// The signature, and where its parameters stand in it, in bytes. That there may be more arguments is a parameter of its
    /// own: the dots of `concat(list, ...)`.
    pub fn signature_with_parameters(&self) -> (String, Vec<Range<usize>>) {
        let mut text = format!("{}(", self.name);
        let dots = self.is_variadic().then(|| "...".to_owned());
        let mut ranges = Vec::new();
        for parameter in self.parameters.iter().map(Parameter::text).chain(dots) {
            if !ranges.is_empty() {
                text.push_str(", ");
            }
            ranges.push(text.len()..text.len() + parameter.len());
            text.push_str(&parameter);
        }
        text.push(')');
        if let Some(result) = self.result {
            let _ = write!(text, " -> {}", type_text(&result()));
        }
        (text, ranges)
    }
}

impl Parameter {
    /// The parameter as the signature has it: `separator: string`; only its name where that is its type, or any will do.
    fn text(&self) -> String {
        match (self.ty)() {
            Type::Unknown => self.name.to_owned(),
            ty => match type_text(&ty) {
                ty if ty == self.name => ty,
                ty => format!("{}: {ty}", self.name),
            },
        }
    }

    /// What it takes, in words: `a list of strings`.
    pub fn wanted(&self) -> String {
        self.wanted.map_or_else(|| type_words(&(self.ty)()), ToOwned::to_owned)
    }
}

/// A type as signatures write it: `list` is a list of anything.
fn type_text(ty: &Type) -> String {
    match ty {
        Type::List(element) if **element == Type::Unknown => "list".into(),
        Type::Map(element) if **element == Type::Unknown => "map".into(),
        Type::Union(types) => types.iter().map(type_text).collect::<Vec<_>>().join(" | "),
        ty => ty.to_string(),
    }
}

/// A type as a sentence says it.
fn type_words(ty: &Type) -> String {
    match ty {
        Type::String => "a string".into(),
        Type::Int => "a whole number".into(),
        Type::Number => "a number".into(),
        Type::List(element) if **element == Type::String => "a list of strings".into(),
        Type::Union(types) => {
            let words: Vec<String> = types.iter().map(type_words).collect();
            match words.as_slice() {
                [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
                _ => words.concat(),
            }
        }
        ty => ty.with_article(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{FUNCTIONS, find};
    use super::*;

    #[test]
    fn a_signature_is_printed_from_the_parameters() {
        let signature = |name| find(name).expect("a function").signature();
        assert_eq!(signature("length"), "length(value: list | map | string) -> int");
        assert_eq!(signature("join"), "join(separator: string, list: list<string>) -> string");
        assert_eq!(signature("concat"), "concat(list, ...) -> list");
        assert_eq!(signature("format"), "format(template: string, value, ...) -> string");
        assert_eq!(signature("abs"), "abs(number)");
        assert_eq!(signature("zones"), "zones() -> list<string>");
    }

    #[test]
    fn only_the_last_parameter_may_be_left_out_or_repeated() {
        for function in FUNCTIONS {
            let (_, before) = function.parameters.split_last().unzip();
            let before = before.unwrap_or_default();
            assert!(before.iter().all(|parameter| parameter.arity == Arity::One), "{}", function.name);
        }
    }

    #[test]
    fn what_a_parameter_takes_is_said_in_words() {
        let wanted = |name, at: usize| find(name).expect("a function").parameters[at].wanted();
        assert_eq!(wanted("length", 0), "a list, a map or a string");
        assert_eq!(wanted("join", 0), "a constant separator");
        assert_eq!(wanted("join", 1), "a list of strings");
        assert_eq!(wanted("merge", 0), "a map");
    }
}
