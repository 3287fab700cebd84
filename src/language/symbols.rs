//! Enumerations: symbols of the language with CloudFormation's spelling.

use super::kinds;
use crate::types::{SymbolSet, Type};

/// A symbol as the manual knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SymbolSchema {
    /// The word.
    pub symbol: &'static str,
    /// CloudFormation's spelling.
    pub spelling: &'static str,
    /// What it means.
    pub docs: &'static str,
}

/// What the schema knows of a symbol of a union; `None` for a union that is none of its own.
pub fn symbol(union: &SymbolSet, word: &str) -> Option<SymbolSchema> {
    let table = kinds::ENUMERATIONS.into_iter().map(|table| table()).find(|table| {
        table.len() == union.len() && table.iter().zip(union).all(|(known, symbol)| known.symbol == symbol)
    })?;
    table.into_iter().find(|known| known.symbol == word)
}

/// An enumeration whose values are symbols.
pub trait Symbols: Sized + Copy + 'static {
    /// Every value: itself, its symbol, CloudFormation's spelling, and what it means.
    const ALL: &'static [(Self, &'static str, &'static str, &'static str)];

    /// The union of the symbols.
    fn symbols() -> Type {
        Type::Symbols(Self::ALL.iter().map(|(_, symbol, ..)| (*symbol).to_string()).collect())
    }

    /// The symbols with what the manual says of them.
    fn table() -> Vec<SymbolSchema> {
        let schema = |&(_, symbol, spelling, docs): &(Self, _, _, &'static str)| SymbolSchema {
            symbol,
            spelling,
            docs: docs.trim(),
        };
        Self::ALL.iter().map(schema).collect()
    }
}

/// Declares an enumeration: `Variant "symbol" => "CloudFormation" "what it means"`.
macro_rules! symbols {
    ($(#[doc = $doc:literal])+ pub enum $name:ident { $($(#[doc = $what:literal])+ $variant:ident $symbol:literal => $spelling:literal),+ $(,)? }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[doc = $what])+ $variant),+
        }

        impl $crate::language::Symbols for $name {
            const ALL: &'static [(Self, &'static str, &'static str, &'static str)] =
                &[$((Self::$variant, $symbol, $spelling, concat!($($what),+))),+];
        }

        impl $name {
            /// CloudFormation's spelling.
            pub fn spelling(self) -> &'static str {
                match self {
                    $(Self::$variant => $spelling),+
                }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                let [first, ..] = <Self as $crate::language::Symbols>::ALL else {
                    unreachable!("an enumeration has a value")
                };
                first.0
            }
        }

        impl $crate::types::Reflect for $name {
            fn ty() -> $crate::types::Type {
                <Self as $crate::language::Symbols>::symbols()
            }

            fn from_const(expr: &$crate::types::Expr) -> Option<Self> {
                match &expr.kind {
                    $crate::types::ExprKind::Symbol(symbol) => match symbol.as_str() {
                        $($symbol => Some(Self::$variant),)+
                        _ => None,
                    },
                    _ => None,
                }
            }
        }
    };
}

pub(crate) use symbols;
