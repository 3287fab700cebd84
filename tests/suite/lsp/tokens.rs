//! Semantic tokens: all, of a range, and as what has changed.

use serde_json::{Value, json};

use super::client::{Client, place};

/// The tokens of an answer as `line:column+length type modifiers`.
fn tokens(client: &Client, data: &[u64]) -> Vec<String> {
    let legend = &client.capabilities["semanticTokensProvider"]["legend"];
    let (mut line, mut column) = (0, 0);
    let mut found = Vec::new();
    for token in data.chunks(5) {
        let [delta_line, delta_column, length, ty, bits] = token else {
            panic!("five numbers, not {token:?}")
        };
        line += delta_line;
        column = if *delta_line == 0 { column + delta_column } else { *delta_column };
        let ty = legend["tokenTypes"][usize::try_from(*ty).unwrap()].as_str().unwrap();
        let modifiers = legend["tokenModifiers"].as_array().unwrap().iter().enumerate();
        let modifiers =
            modifiers.filter(|(bit, _)| bits >> bit & 1 == 1).map(|(_, word)| word.as_str().unwrap());
        let words: Vec<&str> = std::iter::once(ty).chain(modifiers).collect();
        found.push(format!("{line}:{column}+{length} {}", words.join(" ")));
    }
    found
}

fn numbers(data: &Value) -> Vec<u64> {
    data.as_array().expect("numbers").iter().map(|number| number.as_u64().expect("a number")).collect()
}

fn ask(uri: &str) -> Value {
    json!({ "textDocument": { "uri": uri } })
}

/// Asks for what has changed since `known`, and gives what the editor then has, which is what a new question gives.
fn follow(client: &mut Client, uri: &str, known: &mut (String, Vec<u64>)) -> usize {
    let mut params = ask(uri);
    params["previousResultId"] = json!(known.0);
    let answer = client.request("textDocument/semanticTokens/full/delta", params).unwrap();
    let mut sent = 0;
    for edit in answer["edits"].as_array().expect("edits") {
        let start = usize::try_from(edit["start"].as_u64().unwrap()).unwrap();
        let end = start + usize::try_from(edit["deleteCount"].as_u64().unwrap()).unwrap();
        let new = edit.get("data").map(numbers).unwrap_or_default();
        sent += new.len() + end - start;
        known.1.splice(start..end, new);
    }
    answer["resultId"].as_str().unwrap().clone_into(&mut known.0);
    let whole = client.request("textDocument/semanticTokens/full", ask(uri)).unwrap();
    assert_eq!(known.1, numbers(&whole["data"]));
    whole["resultId"].as_str().unwrap().clone_into(&mut known.0);
    sent
}

#[test]
fn each_token_has_the_class_that_the_table_gives_it() {
    let mut client = Client::start();
    client.open("untitled:a", "# \u{1f980}é\nparam a: int = 3\noutput b = \"\u{1f980}${param.a}\"\n");
    let answer = client.request("textDocument/semanticTokens/full", ask("untitled:a")).unwrap();
    assert_eq!(
        tokens(&client, &numbers(&answer["data"])),
        [
            // What lies beyond the basic plane counts twice.
            "0:0+5 comment",
            "1:0+5 keyword",
            "1:6+1 variable declaration",
            "1:9+3 type defaultLibrary",
            "1:13+1 operator",
            "1:15+1 number",
            "2:0+6 keyword",
            "2:7+1 variable declaration",
            "2:9+1 operator",
            "2:11+3 string",
            "2:16+5 namespace",
            "2:22+1 parameter",
            "2:24+1 string",
        ]
    );
    assert_eq!(client.leave(), 0);
}

#[test]
fn columns_are_bytes_where_that_was_agreed_on() {
    let capabilities = json!({ "capabilities": { "general": { "positionEncodings": ["utf-8"] } } });
    let mut client = Client::start_with(capabilities);
    client.open("untitled:a", "let a = [\"\u{1f980}\", 1]\n");
    let answer = client.request("textDocument/semanticTokens/full", ask("untitled:a")).unwrap();
    let found = tokens(&client, &numbers(&answer["data"]));
    assert_eq!(&found[3..], ["0:9+6 string", "0:17+1 number"]);
    assert_eq!(client.leave(), 0);
}

#[test]
fn a_comment_of_three_lines_is_three_tokens() {
    let mut client = Client::start();
    client.open("untitled:a", "/* a\r\n   b\r\n*/ let a = 1\n");
    let answer = client.request("textDocument/semanticTokens/full", ask("untitled:a")).unwrap();
    let found = tokens(&client, &numbers(&answer["data"]));
    let comments: Vec<&String> = found.iter().filter(|token| token.ends_with("comment")).collect();
    assert_eq!(comments.len(), 3, "{found:?}");
    assert!(
        comments.iter().zip(0..).all(|(token, line)| token.starts_with(&format!("{line}:"))),
        "{found:?}"
    );
    assert_eq!(client.leave(), 0);
}

#[test]
fn of_a_range_come_the_tokens_that_touch_it() {
    let mut client = Client::start();
    client.open("untitled:a", "let a = 1\nlet b = 2\nlet c = 3\n");
    let mut params = ask("untitled:a");
    params["range"] = json!({ "start": place((1, 5)), "end": place((2, 2)) });
    let answer = client.request("textDocument/semanticTokens/range", params).unwrap();
    let found = tokens(&client, &numbers(&answer["data"]));
    assert_eq!(found, ["1:6+1 operator", "1:8+1 number", "2:0+3 keyword"]);
    assert_eq!(client.leave(), 0);
}

#[test]
fn what_has_changed_is_little_however_long_the_file() {
    let text = std::fs::read_to_string(crate::support::path("examples/platform/platform.ecs")).unwrap();
    let mut client = Client::start();
    client.open("untitled:a", &text);
    let answer = client.request("textDocument/semanticTokens/full", ask("untitled:a")).unwrap();
    let mut known = (answer["resultId"].as_str().unwrap().to_owned(), numbers(&answer["data"]));
    assert_eq!(follow(&mut client, "untitled:a", &mut known), 0);
    client.edit("untitled:a", (3, 0), (3, 0), "let zones = 3\n\n");
    assert!(follow(&mut client, "untitled:a", &mut known) <= 40);
    client.edit("untitled:a", (3, 0), (5, 0), "");
    assert!(follow(&mut client, "untitled:a", &mut known) <= 40);
    client.replace("untitled:a", "");
    follow(&mut client, "untitled:a", &mut known);
    assert_eq!(known.1, Vec::<u64>::new());
    client.replace("untitled:a", &text);
    follow(&mut client, "untitled:a", &mut known);
    assert_eq!(client.leave(), 0);
}

#[test]
fn who_knows_an_older_state_is_given_all() {
    let mut client = Client::start();
    client.open("untitled:a", "let a = 1\n");
    let first = client.request("textDocument/semanticTokens/full", ask("untitled:a")).unwrap();
    client.request("textDocument/semanticTokens/full", ask("untitled:a")).unwrap();
    for known in [first["resultId"].clone(), json!("nonsense")] {
        let mut params = ask("untitled:a");
        params["previousResultId"] = known;
        let answer = client.request("textDocument/semanticTokens/full/delta", params).unwrap();
        assert_eq!(answer["data"], first["data"]);
    }
    assert_eq!(client.leave(), 0);
}
