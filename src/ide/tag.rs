//! How an editor may show a diagnostic beside underlining it.

use crate::diagnostics::Code;
use crate::diagnostics::catalog::advice;

/// How an editor may show a diagnostic beside underlining it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// Faded: nothing uses it.
    Unnecessary,
    /// Struck through: there is something better now.
    Deprecated,
}

/// The tag of a diagnostic.
pub fn tag(code: &Code) -> Option<Tag> {
    let unnecessary: [&Code; 5] = [
        &advice::unused_existing::CODE,
        &advice::unused_let::CODE,
        &advice::unused_param::CODE,
        &advice::unused_suppression::CODE,
        &advice::unused_var::CODE,
    ];
    unnecessary.contains(&code).then_some(Tag::Unnecessary)
}
