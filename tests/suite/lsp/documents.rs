//! Documents: their text as the editor has it, edit by edit, in every encoding.

use serde_json::json;

use super::client::Client;

/// An editor that counts as it says first.
fn counting(encodings: &[&str]) -> Client {
    Client::start_with(json!({ "capabilities": { "general": { "positionEncodings": encodings } } }))
}

#[test]
fn a_mistake_typed_into_an_open_file_is_published() {
    let mut client = Client::start();
    client.open("untitled:a", "let a = 1\noutput b = let.a\n");
    assert_eq!(client.next_diagnostics("untitled:a"), Vec::<String>::new());
    client.edit("untitled:a", (1, 15), (1, 16), "c");
    assert_eq!(client.next_diagnostics("untitled:a"), ["E0204 1:15-1:16"]);
    client.edit("untitled:a", (1, 15), (1, 16), "a");
    assert_eq!(client.next_diagnostics("untitled:a"), Vec::<String>::new());
    assert_eq!(client.leave(), 0);
}

#[test]
fn columns_are_counted_as_was_agreed_on() {
    for (offered, agreed, column) in [
        (&[][..], "utf-16", 23),
        (&["utf-16"], "utf-16", 23),
        (&["utf-16", "utf-8"], "utf-8", 26),
        (&["utf-32", "utf-16"], "utf-32", 22),
    ] {
        let mut client = counting(offered);
        assert_eq!(client.capabilities["positionEncoding"], agreed);
        client.open("untitled:a", "output b = [\"\u{1f980}é\", let.a]\n");
        let diagnostics = client.next_diagnostics("untitled:a");
        assert_eq!(diagnostics, [format!("E0204 0:{}-0:{}", column, column + 1)], "{agreed}");
        // A letter behind the crab becomes another, and nothing else moves.
        client.edit("untitled:a", (0, column), (0, column + 1), "bc");
        let diagnostics = client.next_diagnostics("untitled:a");
        assert_eq!(diagnostics, [format!("E0204 0:{}-0:{}", column, column + 2)], "{agreed}");
        assert_eq!(client.leave(), 0);
    }
}

#[test]
fn the_edits_of_one_change_follow_each_other() {
    let mut client = Client::start();
    client.open("untitled:a", "");
    assert_eq!(client.next_diagnostics("untitled:a"), Vec::<String>::new());
    let insert = |line, text| {
        let place = json!({ "line": line, "character": 0 });
        json!({ "range": { "start": place, "end": place }, "text": text })
    };
    client.change(
        "untitled:a",
        json!([insert(0, "output b = let.a\n"), insert(0, "let a = 1\n"), insert(2, "x")]),
    );
    assert_eq!(client.next_diagnostics("untitled:a"), ["E0127 2:0-2:1"]);
    client.change("untitled:a", json!([{ "text": "let b = 1" }, insert(0, "\u{1f980}")]));
    assert!(!client.next_diagnostics("untitled:a").is_empty());
    assert_eq!(client.leave(), 0);
}

#[test]
fn line_ends_of_all_sorts_are_lines() {
    let mut client = Client::start();
    client.open("untitled:a", "let a = 1\r\nlet b = 2\r\noutput c = let.x\r\n");
    let diagnostics = client.next_diagnostics("untitled:a");
    assert!(diagnostics.contains(&"E0204 2:15-2:16".to_owned()), "{diagnostics:?}");
    assert_eq!(client.leave(), 0);
}
