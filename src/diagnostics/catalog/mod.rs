//! Every mistake that `ecsc` knows, one file each, by subject.

use super::Code;

pub mod syntax;
pub mod names;
pub mod types;
pub mod values;
pub mod platform;
pub mod advice;
pub mod project;

/// Every code of the catalogue, by id.
pub fn all() -> impl Iterator<Item = &'static Code> {
    SUBJECTS.iter().flat_map(|(_, _, codes)| codes.iter().copied())
}

/// The code of an id such as `E0203`, in either case.
pub fn find(id: &str) -> Option<&'static Code> {
    all().find(|code| code.id.eq_ignore_ascii_case(id))
}

/// The subjects, in the order of their numbers: name, title and codes.
pub fn subjects() -> impl Iterator<Item = (&'static str, &'static str, &'static [&'static Code])> {
    SUBJECTS.iter().copied()
}

/// The path of the page of a diagnostic in `docs/`: `diagnostics/names.md#e0203-unknown-attribute`.
pub fn place(code: &Code) -> Option<String> {
    let (name, ..) = subjects().find(|(.., codes)| codes.contains(&code))?;
    // GitHub and other renderers of Markdown make anchors of headings like this: punctuation is left out, a space is a hyphen.
    let heading = format!("{}: {}", code.id, code.title).to_lowercase();
    let anchor: String = heading
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect();
    Some(format!("diagnostics/{name}.md#{anchor}"))
}

/// A subject's name, title and codes.
type Subject = (&'static str, &'static str, &'static [&'static Code]);

static SUBJECTS: &[Subject] = &[
    ("syntax", "Spelling and shape", syntax::CODES),
    ("names", "Names", names::CODES),
    ("types", "Types, phases, null and secrets", types::CODES),
    ("values", "Values", values::CODES),
    ("platform", "What AWS would refuse, or what would not work", platform::CODES),
    ("advice", "Advice", advice::CODES),
    ("project", "Paths, configuration and format", project::CODES),
];
