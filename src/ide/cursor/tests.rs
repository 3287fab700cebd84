//! What is open at a place, by its text alone. `|` marks the place.

use super::{Cursor, FrameKind, LexemeKind};
use crate::ide::tests::marked;

/// What is open at the mark, what has been read there, and the word; entries of the innermost braces follow.
fn shown(text: &str) -> String {
    let (analysis, position) = marked(text);
    let cursor = Cursor::new(&analysis, position);
    if cursor.in_comment {
        return "comment".to_owned();
    }
    let frames: Vec<String> = cursor
        .frames
        .iter()
        .map(|frame| {
            let kind = match frame.kind {
                FrameKind::Program => "program".to_owned(),
                FrameKind::Body => "body".to_owned(),
                FrameKind::Map => "map".to_owned(),
                FrameKind::Paren(name) => format!("{}({}", name.unwrap_or_default(), frame.commas),
                FrameKind::List => "list".to_owned(),
                FrameKind::Index => "index".to_owned(),
                FrameKind::String => "string".to_owned(),
                FrameKind::Heredoc => "heredoc".to_owned(),
                FrameKind::Interpolation => "${".to_owned(),
            };
            let line: Vec<&str> = frame
                .line
                .iter()
                .map(|lexeme| match lexeme.kind {
                    LexemeKind::Group => "()",
                    _ => lexeme.text,
                })
                .collect();
            [vec![kind.as_str()], line].concat().join(" ")
        })
        .collect();
    let entries: Vec<&str> =
        cursor.innermost().map_or(Vec::new(), |frame| frame.entries.iter().map(|it| it.name).collect());
    let number = cursor.number.map(|digits| format!(" number {digits}")).unwrap_or_default();
    format!("{} `{}`{number} [{}]", frames.join(" > "), analysis.source(cursor.word), entries.join(" "))
}

#[test]
fn a_block_has_a_head_and_entries_on_both_sides() {
    assert_eq!(
        shown("volume \"a\" {\n  network = network.main\n  en|cr\n  key { rotate = true }\n}\nlet b = 1"),
        "program volume a > body `encr` [network key]"
    );
    assert_eq!(shown("cluster \"a\" { instances { | } }"), "program cluster a > body instances > body `` []");
}

#[test]
fn a_value_is_what_stands_behind_the_equals_sign() {
    assert_eq!(shown("let a = max(1, [|"), "program let a = max > max(1 > list `` []");
    assert_eq!(shown("let a = x == |"), "program let a = x == `` []");
    assert_eq!(shown("let a = { b = cl|uster }"), "program let a = > map b = `cluster` [b]");
    assert_eq!(shown("let a = 1|5m"), "program let a = `15m` number 15 []");
    assert_eq!(shown("let a = f(1)[|"), "program let a = f () > index `` []");
}

#[test]
fn texts_and_what_is_interpolated_are_told_apart() {
    assert_eq!(shown("let a = \"b |c\""), "program let a = > string `c` []");
    assert_eq!(shown("let a = \"b ${c.|} d\""), "program let a = > string > ${ c . `` []");
    assert_eq!(shown("let a = \"b ${c} |\""), "program let a = > string `` []");
    assert_eq!(shown("let a = \"b\" |"), "program let a = b `` []");
    assert_eq!(shown("let a = <<X\n b ${ | }\nX"), "program let a = > heredoc > ${ `` []");
    assert_eq!(shown("let a = <<X\n b |\nX"), "program let a = > heredoc `` []");
    assert_eq!(shown("let a = <<X\n b\nX\n|"), "program `` [let]".replace("[let]", "[]"));
}

#[test]
fn heredocs_may_follow_each_other_in_one() {
    assert_eq!(
        shown(
            "let a = <<OUTER\n${join(\"\", [<<X\na\nX\n, \"b\"])} ${lower(|\"C\")}\nOUTER\noutput c = let.a\n"
        ),
        "program let a = > heredoc > ${ lower > lower(0 `` []"
    );
}

#[test]
fn comments_are_comments_up_to_their_end() {
    for text in ["// a|", "let a = 1 # |\n", "/* a /* b */ | */", "/* |", "/// |\nlet a = 1"] {
        assert_eq!(shown(text), "comment", "{text}");
    }
    assert_eq!(shown("/* a */|"), "program `` []");
    assert_eq!(shown("# a\n|"), "program `` []");
}

#[test]
fn what_was_left_open_further_up_does_not_matter() {
    assert_eq!(shown("cluster \"a\" {\n  instances {\nvolume \"b\" {\n  |"), "program volume b > body `` []");
    assert_eq!(shown("volume \"a\" {\n  b = max(1,\n  c|\n}").split(" > ").last(), Some("max(1 `c` []"));
    assert_eq!(shown("volume \"a\" {\n  b = max(1,\n  c = 2\n  |\n}"), "program volume a > body `` [b c]");
    assert_eq!(
        shown("volume \"a\" {\n  when = x &&\n  c = 2\n  |\n}"),
        "program volume a > body `` [when c]"
    );
    assert_eq!(shown("let a = \"b\nlet c = |"), "program let c = `` []");
    assert_eq!(shown("param x:\nlet c = |"), "program let c = `` []");
    assert_eq!(shown("let a = )]}|"), "program let a = `` []");
}
