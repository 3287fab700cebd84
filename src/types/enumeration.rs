//! What types list that list their values: the enumerations of the schema, and the alternatives of the unions that a program declares.

use std::fmt;

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
