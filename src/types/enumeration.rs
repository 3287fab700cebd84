//! Types that list their values: the enumerations of the schema, and the unions that a program declares.

use std::fmt;

use super::Type;

/// An enumeration of the schema.
#[derive(Debug, PartialEq, Eq)]
pub struct EnumSchema {
    /// Its name among the enumerations.
    pub name: &'static str,
    /// Its values, the most usual first.
    pub values: &'static [EnumValue],
}

impl EnumSchema {
    /// The value of a word.
    pub fn value(&self, word: &str) -> Option<&'static EnumValue> {
        self.values.iter().find(|value| value.word == word)
    }

    /// The words of its values.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        self.values.iter().map(|value| value.word)
    }
}

/// A value of an enumeration.
#[derive(Debug, PartialEq, Eq)]
pub struct EnumValue {
    /// Its word in the language: `internet_facing`.
    pub word: &'static str,
    /// CloudFormation's spelling.
    pub spelling: &'static str,
    /// What it means.
    pub docs: &'static str,
}

/// One alternative of a type that lists its values.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Literal {
    /// `internal`
    Word(String),
    /// `"t3.micro"`
    Text(String),
    /// `30`
    Int(i64),
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => f.write_str(word),
            Self::Text(text) => write!(f, "\"{text}\""),
            Self::Int(value) => write!(f, "{value}"),
        }
    }
}

impl Type {
    /// The type of a bare word, before it is known what it is a value of.
    #[must_use]
    pub fn word(word: &str) -> Self {
        Self::OneOf(vec![Literal::Word(word.to_owned())])
    }

    /// Whether it lists its values.
    pub fn is_listed(&self) -> bool {
        matches!(self, Self::Enum(_) | Self::OneOf(_))
    }

    /// The values of a type that lists them; none for any other.
    pub fn alternatives(&self) -> Vec<Literal> {
        match self {
            Self::Enum(schema) => schema.words().map(|word| Literal::Word(word.to_owned())).collect(),
            Self::OneOf(literals) => literals.clone(),
            _ => Vec::new(),
        }
    }

    /// The same as they are written.
    pub fn alternatives_text(&self) -> Vec<String> {
        self.alternatives().iter().map(ToString::to_string).collect()
    }
}
