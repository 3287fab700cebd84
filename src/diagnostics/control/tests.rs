//! Suppressions and levels.

use super::*;

static DOUBT: &Code = &unused_suppression::CODE;
static FAULT: Code =
    Code { id: "E0999", title: "a fault", severity: Severity::Error, hides: None, hidden_by: None, page: "" };

/// Comments of a text without strings.
fn comments(file: FileId, text: &str) -> Vec<Span> {
    let mut offset = 0;
    let mut comments = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(at) = line.find('#').or_else(|| line.find("//")) {
            comments.push(Span::from_range(file, offset + at..offset + line.trim_end().len()));
        }
        offset += line.len();
    }
    comments
}

/// `CODE@LINE` of what is shown, where the program warns W0691 at every `!` and fails at every `?`.
fn shown(text: &str, levels: &Levels) -> Vec<String> {
    let mut sources = Sources::default();
    let file = sources.add("web.ecs", text);
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        let span = Span::from_range(file, at..at + 1);
        match c {
            '!' => found.push(Diagnostic::new(DOUBT, "doubt", span, "")),
            '?' => found.push(Diagnostic::new(&FAULT, "fault", span, "")),
            _ => {}
        }
    }
    let shown = control(found, &mut Omitted::default(), &sources, &comments(file, text), levels);
    let place = |d: &Diagnostic| sources.start(d.primary.span).line;
    shown.iter().map(|d| format!("{} {}@{}", d.severity().word(), d.code.id, place(d))).collect()
}

fn levels(level: Level) -> Levels {
    Levels { by_code: [("W0691", level)].into(), deny_warnings: false, baseline: None }
}

const NONE: [&str; 0] = [];

#[test]
fn a_comment_on_the_line_before_suppresses_a_warning() {
    assert_eq!(shown("!\n", &Levels::default()), ["warning W0691@1"]);
    assert_eq!(shown("# ecsc-allow W0691: it is so\n  !\n", &Levels::default()), NONE);
    assert_eq!(shown("// ecsc-allow w0691: it is so\r\n!\r\n", &Levels::default()), NONE);
    assert_eq!(shown("# ecsc-allow W0691: it is so\n\n!\n", &Levels::default()).len(), 2);
}

#[test]
fn a_comment_behind_code_speaks_of_its_own_line() {
    assert_eq!(shown("! # ecsc-allow W0691: it is so\n", &Levels::default()), NONE);
}

#[test]
fn comments_may_stand_between_a_suppression_and_its_line() {
    let text = "# ecsc-allow W0691: it is so\n# and more\n!\n";
    assert_eq!(shown(text, &Levels::default()), NONE);
    let two = "# ecsc-allow W0690, W0691: both\n!\n";
    assert_eq!(shown(two, &Levels::default()), ["warning W0691@1"], "W0690 was not there");
}

#[test]
fn a_suppression_without_a_reason_works_and_is_a_warning() {
    assert_eq!(shown("# ecsc-allow W0691\n!\n", &Levels::default()), ["warning W0690@1"]);
    assert_eq!(shown("# ecsc-allow W0691: \n!\n", &Levels::default()), ["warning W0690@1"]);
}

#[test]
fn an_unused_suppression_is_a_warning_unless_errors_hide_the_later_passes() {
    assert_eq!(shown("# ecsc-allow W0691: it is so\nx\n", &Levels::default()), ["warning W0691@1"]);
    assert_eq!(shown("# ecsc-allow W0691: it is so\nx ?\n", &Levels::default()), ["error E0999@2"]);
}

#[test]
fn the_fix_of_an_unused_suppression_leaves_no_empty_line_and_no_blanks() {
    for (text, fixed) in [
        ("a\n  # ecsc-allow W0691: no\r\nb\n", "a\nb\n"),
        ("a  # ecsc-allow W0691: no\nb\n", "a\nb\n"),
        ("\u{feff}// ecsc-allow W0691: no\nb\n", "\u{feff}b\n"),
        ("# ecsc-allow W0691: no", ""),
    ] {
        let mut sources = Sources::default();
        let file = sources.add("web.ecs", text);
        let found =
            control(Vec::new(), &mut Omitted::default(), &sources, &comments(file, text), &Levels::default());
        let fix = &found[0].fixes[0];
        assert_eq!(crate::diagnostics::edit::apply(text, &fix.edits).as_deref(), Some(fixed));
    }
}

#[test]
fn errors_and_unknown_codes_cannot_be_suppressed() {
    assert_eq!(
        shown("# ecsc-allow E0999: no\n?\n", &Levels::default()),
        ["warning W0692@1", "error E0999@2"]
    );
    assert_eq!(shown("# ecsc-allow nonsense: no\nx\n", &Levels::default()), ["warning W0692@1"]);
}

#[test]
fn a_level_hides_shows_or_raises_a_warning() {
    assert_eq!(shown("!", &levels(Level::Allow)), NONE);
    assert_eq!(shown("!", &levels(Level::Warn)), ["warning W0691@1"]);
    assert_eq!(shown("!", &levels(Level::Deny)), ["error W0691@1"]);
}

#[test]
fn denied_warnings_are_errors_unless_they_are_allowed() {
    let deny = |level| Levels { deny_warnings: true, ..levels(level) };
    assert_eq!(shown("!", &Levels { deny_warnings: true, ..Levels::default() }), ["error W0691@1"]);
    assert_eq!(shown("!", &deny(Level::Warn)), ["error W0691@1"]);
    assert_eq!(shown("!", &deny(Level::Allow)), NONE);
}

#[test]
fn a_word_that_only_begins_like_the_mark_is_a_comment() {
    assert_eq!(shown("# ecsc-allowed W0691\n!\n", &Levels::default()), ["warning W0691@2"]);
}
