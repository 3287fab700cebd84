//! Breaks text into lines that fit the terminal.

use unicode_width::UnicodeWidthStr;

/// The lines of `text`, at most `width` columns wide where words allow; breaks in the text stay, and so does the
/// indent of a line, under which its continuation is set.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let paragraph = paragraph.trim_end();
        let indent_length = paragraph.len() - paragraph.trim_start().len();
        let (indent, words) = paragraph.split_at(indent_length);
        let mut line = indent.to_owned();
        let mut used = indent.width();
        let mut empty = true;
        for word in words.split(' ') {
            let columns = word.width();
            if !empty && used + 1 + columns > width {
                lines.push(std::mem::replace(&mut line, indent.to_owned()));
                used = indent.width();
                empty = true;
            }
            if !empty {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += columns;
            empty = false;
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_before_the_word_that_does_not_fit() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(wrap("漢字 漢字", 8), ["漢字", "漢字"]);
    }

    #[test]
    fn breaks_and_indents_of_the_text_stay() {
        assert_eq!(wrap("a\n  b c d", 4), ["a", "  b", "  c", "  d"]);
        assert_eq!(wrap("", 4), [""]);
    }
}
