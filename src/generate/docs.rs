//! The generated part of `docs/`: the reference of the language, and the diagnostics.

use super::{diagnostics, exports, reference};
use crate::diagnostics::{Code, catalog};
use crate::language::kinds::{KINDS, OTHERS};

/// A page: its path in `docs/`, and its text.
pub type Page = (String, String);

/// All generated pages.
pub fn pages() -> Vec<Page> {
    let mut pages = Vec::new();
    let blocks = OTHERS.iter().map(|block| block.name).chain(KINDS.iter().map(|kind| kind.name));
    let names = blocks.chain(["types", "functions"]);
    for name in names {
        let page =
            reference::whole(name).unwrap_or_else(|_| unreachable!("the reference has a page `{name}`"));
        pages.push((format!("reference/{name}.md"), with_note(&page)));
    }
    pages.push(("exports.md".to_owned(), with_note(&exports::page())));
    for (name, title, codes) in catalog::subjects() {
        pages.push((format!("diagnostics/{name}.md"), with_note(&diagnostics::subject(title, codes))));
    }
    pages
}

/// The path of the page of a diagnostic in `docs/`: `diagnostics/names.md#e0203-unknown-attribute`.
pub fn place(code: &Code) -> Option<String> {
    let (name, ..) = catalog::subjects().find(|(.., codes)| codes.contains(&code))?;
    // GitHub and other renderers of Markdown make anchors of headings like this: punctuation is left out, a space is a hyphen.
    let heading = format!("{}: {}", code.id, code.title).to_lowercase();
    let anchor: String = heading
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect();
    Some(format!("diagnostics/{name}.md#{anchor}"))
}

fn with_note(page: &str) -> String {
    // A comment in HTML, which no renderer shows.
    let note = "<!-- Generated from the compiler's schema and catalogue; `UPDATE=1 cargo test generated` rewrites it. -->";
    format!("{note}\n\n{}\n", page.trim_end())
}
