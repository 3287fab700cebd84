//! Values for `var`s, from outside the program.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{FileId, Spanned};
use crate::syntax::ast;

/// Where a value comes from, in the order of precedence: of the origins that have a value for a name the first one counts, and of its
/// values the last. Without any, the default of the `var` does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// `--var name=value`
    Option,
    /// A line of a `--var-file`.
    File,
    /// The environment variable `ECSC_VAR_name`.
    Environment,
    /// `vars` of an environment of `ecsc.toml`.
    Configuration,
    /// A line of the `var_file` of an environment of `ecsc.toml`.
    ConfiguredFile,
}

impl Origin {
    /// Whether it is a file, whose values are checked although others come first: it is there for every run.
    pub fn is_file(self) -> bool {
        matches!(self, Self::File | Self::Configuration | Self::ConfiguredFile)
    }

    /// What a source with the value of a name is called, if the value is a source by itself.
    pub fn source_name(self, name: &str) -> Option<String> {
        match self {
            Self::Option => Some(format!("--var {name}")),
            Self::File | Self::Configuration | Self::ConfiguredFile => None,
            Self::Environment => Some(format!("ECSC_VAR_{name}")),
        }
    }
}

/// A value as given.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// The name; of a value that is a source by itself, at the place of the value.
    pub name: Spanned<String>,
    /// The value. [`ast::ExprKind::Error`]: of a file, it was reported; of another origin, it can only be a string.
    pub value: ast::Expr,
    /// The text of a value that needs no quotes where a string is wanted; `None` of a line of a values file, where it does.
    pub text: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether it is reported if the program does not declare the name: where the value comes from may be there for several programs.
    pub names_are_checked: bool,
}

impl Given {
    /// The source and the name: together they are given once.
    pub fn place(&self) -> (FileId, &str) {
        (self.name.span.file, &self.name.value)
    }
}

/// All values from outside.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Variables {
    given: Vec<Given>,
    /// By name, the index of the value that counts.
    effective: BTreeMap<String, usize>,
    /// The words of lines that could not be read, and were reported.
    unread: BTreeSet<String>,
}

impl Variables {
    /// The values in the order in which they were given, and the words of lines that could not be read.
    pub fn new(given: Vec<Given>, unread: BTreeSet<String>) -> Self {
        let mut effective: BTreeMap<String, usize> = BTreeMap::new();
        for (at, one) in given.iter().enumerate() {
            let best = effective.entry(one.name.value.clone()).or_insert(at);
            // `<=`, so that of one origin the last counts.
            if given.get(*best).is_some_and(|best| one.origin <= best.origin) {
                *best = at;
            }
        }
        Self { given, effective, unread }
    }

    /// The value of a name that counts.
    pub fn get(&self, name: &str) -> Option<&Given> {
        self.given.get(*self.effective.get(name)?)
    }

    /// All values, also those that do not count.
    pub fn iter(&self) -> impl Iterator<Item = &Given> {
        self.given.iter()
    }

    /// Whether a line that could not be read may give a name its value.
    pub fn may_give(&self, name: &str) -> bool {
        self.unread.contains(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn the_first_origin_counts_and_its_last_value() {
        let given = |value: u32, origin| {
            let span = Span::new(FileId(value), 0, 0);
            let value = ast::Expr { kind: ast::ExprKind::Null, span };
            let name = Spanned::new("zones".to_owned(), span);
            Given { name, value, text: None, origin, names_are_checked: true }
        };
        let all = [given(0, Origin::Environment), given(1, Origin::File), given(2, Origin::File)];
        let counts = |given: &[Given]| {
            Variables::new(given.to_vec(), BTreeSet::new()).get("zones").map(|given| given.name.span.file.0)
        };
        assert_eq!(counts(&all), Some(2));
        assert_eq!(counts(&all[..1]), Some(0));
        let option = given(3, Origin::Option);
        assert_eq!(counts(&[&[option][..], &all].concat()), Some(3));
    }
}
