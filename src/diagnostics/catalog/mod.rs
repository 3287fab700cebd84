//! Every mistake that `ecsc` knows, one file each, by subject.

use super::Code;

pub mod syntax;

pub mod names;

pub mod types;

pub mod values;

pub mod platform;

pub mod advice;

/// Every code of the catalogue, by id.
pub fn all() -> impl Iterator<Item = &'static Code> {
    SUBJECTS.iter().flat_map(|subject| subject.iter().copied())
}

/// The code of an id such as `E0203`, in either case.
pub fn find(id: &str) -> Option<&'static Code> {
    all().find(|code| code.id.eq_ignore_ascii_case(id))
}

/// The subjects' lists, in the order of their numbers.
static SUBJECTS: &[&[&Code]] =
    &[syntax::CODES, names::CODES, types::CODES, values::CODES, platform::CODES, advice::CODES];
