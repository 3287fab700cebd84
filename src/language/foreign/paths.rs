//! With what paths of other languages begin, and what they are here.

/// What the beginning of a path is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beginning {
    /// The same path with another word.
    Word(&'static str),
    /// The path without this word.
    Nothing,
    /// Anything else, with what to do instead.
    Advice(&'static str),
}

use Beginning::{Advice, Nothing, Word};

const BEGINNINGS: &[(&[&str], Beginning)] = &[
    (&["local", "locals"], Word("let")),
    (&["params", "parameters", "parameter"], Word("param")),
    (&["vars", "variable", "variables"], Word("var")),
    (&["resources"], Word("resource")),
    (&["existing", "self"], Nothing),
    (&["data"], Nothing),
    (&["path"], Advice("remove it: paths are relative to the file in which they are written")),
    (&["terraform"], Advice("declare `var environment: dev | prod`, and write `var.environment`")),
    (
        &["module"],
        Advice(
            "there are no modules: all files of a folder are one program, so refer to the block itself, such as `cluster.web`",
        ),
    ),
    (&["output", "outputs"], Advice("an `output` cannot be referred to; give its value a name with `let`")),
    (
        &["count", "item"],
        Advice(
            "write `each.key` or `each.value` in a block with `for_each`: its copies have keys, not numbers",
        ),
    ),
    (
        &["env", "process"],
        Advice("declare `var name: string`, which `ECSC_VAR_name` in the environment sets"),
    ),
];

/// What a word is with which a path begins, if it is one of another language.
pub fn beginning(word: &str) -> Option<Beginning> {
    let word = super::snake_case(word);
    BEGINNINGS.iter().find(|(words, _)| words.contains(&word.as_str())).map(|(_, beginning)| *beginning)
}

/// Data sources of Terraform that are values of the deployment, and their attributes.
const DATA: [(&str, &str, &str); 4] = [
    ("aws_region", "", "aws.region"),
    ("aws_caller_identity", "account_id", "aws.account_id"),
    ("aws_partition", "", "aws.partition"),
    ("aws_availability_zones", "", "zones()"),
];

/// What `data.aws_region.current.name` is here.
pub fn data_source(kind: &str, attribute: &str) -> Option<&'static str> {
    let fits = |(known, of, _): &&(&str, &str, &str)| *known == kind && (of.is_empty() || *of == attribute);
    DATA.iter().find(fits).map(|(.., here)| *here)
}

pub(super) fn words() -> impl Iterator<Item = &'static str> {
    let data = DATA.iter().map(|(kind, ..)| *kind);
    BEGINNINGS.iter().flat_map(|(words, _)| words.iter().copied()).chain(data)
}
