//! Shows a page of Markdown in a terminal: headings, paragraphs, lists, code. It knows only the Markdown of our own pages.

use crate::diagnostics::render::{Style, clean, wrap};

/// The page as text. Without colours only the backticks of code stay.
pub(super) fn render(page: &str, style: Style) -> String {
    let mut out = String::new();
    let mut paragraph = Paragraph::default();
    let mut fence: Option<Fence> = None;
    for line in page.lines() {
        let line = clean(line);
        if let Some(open) = fence {
            if line.trim_start().starts_with("```") {
                fence = None;
            } else {
                out.extend([format!("    {}{line}", open.mark(style)).trim_end(), "\n"]);
            }
        } else if let Some(info) = line.trim_start().strip_prefix("```") {
            paragraph.end(style, &mut out);
            let open = Fence::new(info);
            if let Some(label) = open.label() {
                out.extend([label, "\n\n"]);
            }
            fence = Some(open);
        } else if line.starts_with('#') {
            paragraph.end(style, &mut out);
            let title = line.trim_start_matches('#').trim();
            let (on, off) = if style.color { (BOLD, RESET) } else { ("", "") };
            out.extend([on, &inline(title, style, BOLD), off, "\n"]);
        } else if let Some(item) = line.trim_start().strip_prefix("- ") {
            paragraph.end(style, &mut out);
            paragraph = Paragraph { text: item.to_owned(), bullet: true };
        } else if line.trim().is_empty() {
            paragraph.end(style, &mut out);
            if !out.is_empty() && !out.ends_with("\n\n") {
                out.push('\n');
            }
        } else {
            paragraph.push(line.trim());
        }
    }
    paragraph.end(style, &mut out);
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

const BOLD: &str = "\u{1b}[1m";
const CODE: &str = "\u{1b}[36m";
const GREEN: &str = "\u{1b}[32m";
const RED: &str = "\u{1b}[31m";
const RESET: &str = "\u{1b}[0m";

/// A block of code.
#[derive(Debug, Clone, Copy)]
enum Fence {
    /// An example that compiles.
    Passes,
    /// An example of the mistake.
    Fails,
    /// Anything else.
    Other,
}

impl Fence {
    fn new(info: &str) -> Self {
        let has = |word| info.split_whitespace().any(|part| part == word);
        if has("fail") {
            Self::Fails
        } else if has("pass") {
            Self::Passes
        } else {
            Self::Other
        }
    }

    /// The words above the block: colours alone tell nothing to those who do not see them.
    fn label(self) -> Option<&'static str> {
        match self {
            Self::Passes => Some("Accepted:"),
            Self::Fails => Some("Reported:"),
            Self::Other => None,
        }
    }

    /// The beginning of each line: with colours a bar, which is green for a passing example and red for a failing one.
    fn mark(self, style: Style) -> String {
        let color = match self {
            Self::Passes => GREEN,
            Self::Fails => RED,
            Self::Other => return String::new(),
        };
        if !style.color {
            return String::new();
        }
        format!("{color}{}{RESET} ", if style.unicode { '│' } else { '|' })
    }
}

/// Lines that are wrapped together.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    bullet: bool,
}

impl Paragraph {
    fn push(&mut self, line: &str) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(line);
    }

    fn end(&mut self, style: Style, out: &mut String) {
        let Self { mut text, bullet } = std::mem::take(self);
        if !style.color {
            text = text.replace("**", "");
        }
        if text.is_empty() {
            return;
        }
        let (first, rest) = if bullet { ("- ", "  ") } else { ("", "") };
        // Wrapped before it is highlighted: escape sequences are characters without a width.
        let lines = wrap(&text, style.width - rest.len()).join("\n");
        for (at, line) in inline(&lines, style, "").split('\n').enumerate() {
            out.push_str(if at == 0 { first } else { rest });
            out.push_str(line);
            out.push('\n');
        }
    }
}

/// Highlights code and emphasis in a line; `outer` is the style to return to.
fn inline(text: &str, style: Style, outer: &str) -> String {
    if !style.color {
        return text.to_owned();
    }
    let mut out = String::new();
    for (at, part) in text.split('`').enumerate() {
        if at % 2 == 1 {
            // Code may go on in the next line. Pagers such as `less -R` reset the style at a line end, so each line sets it.
            let part = part.replace('\n', &format!("{RESET}\n{CODE}"));
            out.extend([CODE, &part, RESET, outer]);
        } else {
            for (at, part) in part.split("**").enumerate() {
                let (on, off, back) = if at % 2 == 1 { (BOLD, RESET, outer) } else { ("", "", "") };
                out.extend([on, part, off, back]);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# Title\n\nSome `code` and **more**\nof it.\n\n```ecs fail\na = 1\n\nb\n```\n\n- one\n- two\n  lines\n\n\nend";

    #[test]
    fn plain_text_has_no_escape_codes_and_is_wrapped() {
        let text = render(PAGE, Style { width: 12, ..Style::PLAIN });
        assert_eq!(
            text,
            "Title\n\nSome `code`\nand more of\nit.\n\nReported:\n\n    a = 1\n\n    b\n\n- one\n- two lines\n\nend\n"
        );
    }

    #[test]
    fn a_terminal_gets_headings_in_bold_and_code_in_colour() {
        let text = render(PAGE, Style { color: true, ..Style::PLAIN });
        assert!(text.starts_with("\u{1b}[1mTitle\u{1b}[0m\n"), "{text:?}");
        assert!(text.contains("Some \u{1b}[36mcode\u{1b}[0m and \u{1b}[1mmore\u{1b}[0m of it."), "{text:?}");
        assert!(text.contains("    \u{1b}[31m│\u{1b}[0m a = 1\n"), "{text:?}");
    }
}
