//! Heredocs: lines, interpolations, and the indent that `<<-` takes away.

use super::brackets::Bracket;
use super::texts::push_literal;
use super::{Builder, Pair, Rule};
use crate::syntax::ast::{ExprKind, TextPart};

impl Builder<'_> {
    /// <<-END ... END
    pub(super) fn heredoc(&mut self, pair: Pair<'_>) -> ExprKind {
        let source = pair.as_str();
        let strip = source.starts_with("<<-");
        let body_start = source.find('\n').map_or(source.len(), |at| at + 1);
        // The end tag's line is not content, but the line end before it is: each line of a heredoc
        // has one.
        let body_end = source.rfind('\n').map_or(body_start, |at| at + 1).max(body_start);
        let body = source.get(body_start..body_end).unwrap_or_default();
        let indent = if strip { common_indent(body) } else { 0 };
        let base = pair.start();
        let mut parts = Vec::new();
        let mut at = body_start;
        let mut line_start = true;
        for child in pair.into_inner() {
            if child.as_rule() != Rule::interpolation {
                continue;
            }
            let (start, end) = (child.start() - base, child.end() - base);
            let text = source.get(at..start).unwrap_or_default();
            self.report_directives(base + at, text);
            push_lines(&mut parts, text, indent, line_start);
            parts.push(TextPart::Interpolation(self.only_item(child, Bracket::Interpolation)));
            (at, line_start) = (end, false);
        }
        let text = source.get(at..body_end).unwrap_or_default();
        self.report_directives(base + at, text);
        push_lines(&mut parts, text, indent, line_start);
        ExprKind::Text(parts)
    }
}

/// The longest run of blanks that begins every line that is not blank.
fn common_indent(body: &str) -> usize {
    let mut common: Option<&str> = None;
    for line in body.lines().filter(|line| !line.trim().is_empty()) {
        let blanks = line.get(..line.len() - line.trim_start_matches([' ', '\t']).len()).unwrap_or_default();
        common = Some(common.map_or(blanks, |common| {
            // Compared byte by byte: a tab is not a number of spaces, and a mixture has no common
            // width.
            let same = common.bytes().zip(blanks.bytes()).take_while(|(a, b)| a == b).count();
            common.get(..same).unwrap_or_default()
        }));
    }
    common.map_or(0, str::len)
}

/// Adds lines without their indent; `\r\n` becomes `\n`, `$${` becomes `${`.
fn push_lines(parts: &mut Vec<TextPart>, text: &str, indent: usize, mut line_start: bool) {
    let mut literal = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
        // Behind an interpolation the line has begun already, so that its first blanks are content
        // and no indent.
        let line = if line_start { line.get(indent.min(blanks)..).unwrap_or(line) } else { line };
        match line.strip_suffix("\r\n") {
            Some(line) => {
                literal.push_str(line);
                literal.push('\n');
            }
            None => literal.push_str(line),
        }
        line_start = true;
    }
    push_literal(parts, &literal.replace("$${", "${"));
}
