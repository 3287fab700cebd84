//! Values for `var`s, from outside the program.

use indexmap::IndexMap;

/// Where a variable's value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VariableOrigin {
    /// `--var name=value`
    Argument,
    /// A line of the file of that name, given with `--var-file`.
    File(String),
    /// The environment variable of that name.
    Environment(String),
}

/// A value as given: text that the `var`'s type parses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// The text after `=`.
    pub text: String,
    /// Where it comes from.
    pub origin: VariableOrigin,
}

/// All values from outside, by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Variables {
    /// From the command line: a name that the program does not have is a mistake.
    pub arguments: IndexMap<String, Variable>,
    /// From files: a name that the program does not have is a mistake.
    pub files: IndexMap<String, Variable>,
    /// From the environment, without the prefix `ECSC_VAR_`: a name that the program does not have is no mistake.
    pub environment: IndexMap<String, Variable>,
}

impl Variables {
    /// The value of a name: the command line wins over files, files over the environment.
    pub fn get(&self, name: &str) -> Option<&Variable> {
        self.arguments.get(name).or_else(|| self.files.get(name)).or_else(|| self.environment.get(name))
    }
}
