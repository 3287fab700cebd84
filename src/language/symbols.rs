//! `symbols!`: an enumeration of the schema as a Rust type, each value with its word and CloudFormation's spelling.

use crate::types::EnumSchema;

/// A Rust type whose values are those of an enumeration.
pub trait Enumeration: Sized + Copy + 'static {
    /// Its values, in the order of the schema.
    const ALL: &'static [Self];
    /// The enumeration.
    const SCHEMA: &'static EnumSchema;

    /// The word of a value: `internet_facing`.
    fn word(self) -> &'static str;

    /// CloudFormation's spelling of a value.
    fn spelling(self) -> &'static str;

    /// The value of a word.
    fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|value| value.word() == word).copied()
    }
}

/// Declares an enumeration: `Variant "word" => "CloudFormation"`, documented by what the value means.
macro_rules! symbols {
    ($(#[doc = $doc:literal])+ pub enum $name:ident { $($(#[doc = $what:literal])+ $variant:ident $word:literal => $spelling:literal),+ $(,)? }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[doc = $what])+ $variant),+
        }

        impl $crate::language::Enumeration for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            const SCHEMA: &'static $crate::types::EnumSchema = &$crate::types::EnumSchema {
                name: stringify!($name),
                values: &[$($crate::types::EnumValue {
                    word: $word,
                    spelling: $spelling,
                    docs: concat!($($what),+).trim_ascii(),
                }),+],
            };

            fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }

            fn spelling(self) -> &'static str {
                match self {
                    $(Self::$variant => $spelling),+
                }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                let [first, ..] = <Self as $crate::language::Enumeration>::ALL else {
                    unreachable!("an enumeration has a value")
                };
                *first
            }
        }

        impl $crate::types::Reflect for $name {
            fn ty() -> $crate::types::Type {
                $crate::types::Type::Enum(<Self as $crate::language::Enumeration>::SCHEMA)
            }

            fn from_const(expr: &$crate::types::Expr) -> Option<Self> {
                match &expr.kind {
                    $crate::types::ExprKind::Symbol(word) => match word.as_str() {
                        $($word => Some(Self::$variant),)+
                        _ => None,
                    },
                    _ => None,
                }
            }
        }
    };
}

pub(crate) use symbols;
