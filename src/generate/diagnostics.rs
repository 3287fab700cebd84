//! Pages of the catalogue, in Markdown: one diagnostic, or a subject's diagnostics.

use crate::diagnostics::Code;

/// The page of a diagnostic, as `ecsc explain E0203` shows it.
pub fn page(code: &Code) -> String {
    format!("# {} {}: {}\n\n{}", code.severity.word(), code.id, code.title, text(code))
}

/// The page of a subject: all of its diagnostics.
pub fn subject(title: &str, codes: &[&Code]) -> String {
    let mut page = format!("# {title}\n");
    for code in codes {
        page.extend(["\n## ", code.id, ": ", code.title, "\n\n", &text(code)]);
    }
    page
}

/// The text of a page. It comes from a doc comment, so each line begins with the space after `///`.
fn text(code: &Code) -> String {
    code.page.lines().flat_map(|line| [line.strip_prefix(' ').unwrap_or(line), "\n"]).collect()
}
