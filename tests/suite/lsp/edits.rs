//! One server under thousands of random edits: it never dies, and what it says is always what a fresh server says of the same text.
//!
//! `EDITS=n SEED=s cargo test random_edits` tries others; the seed is printed when something fails.

use serde_json::{Value, json};

use super::client::Client;
use crate::examples;

/// How many edits are made by default; the test command makes 10,000.
const EDITS: u64 = 500;

/// How often all there is to ask is asked, and not the diagnostics alone.
const ALL_EVERY: u64 = 20;

/// A sequence of numbers that a seed fixes.
struct Random(u64);

impl Random {
    /// A number below `bound`.
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0) % bound.max(1)
    }

    fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

/// What people type, and what they do not.
const SNIPPETS: &[&str] = &[
    "\n",
    " ",
    "}",
    "{",
    "\"",
    "${",
    "[",
    "]",
    "(",
    ")",
    "=",
    ",",
    ".",
    "#",
    "/*",
    "*/",
    "<<-BASH\n",
    "  BASH\n",
    "let a = 1\n",
    "cluster.",
    "param x: int = 1\n",
    "  when = param.x != null\n",
    "\r\n",
    "\r",
    "\u{1f980}",
    "é",
    "15m",
    "?",
    ":",
    "&&",
    "existing network \"n\" {\n",
    "# ecsc-allow W0603: because\n",
    "\u{202e}",
    "\u{feff}",
    "for x in ",
    "null",
];

/// The bytes of a random place.
fn place(text: &str, random: &mut Random) -> usize {
    text.floor_char_boundary(random.below(text.len() + 1))
}

/// A random edit: what is replaced, and by what.
fn edit(text: &str, others: &[&str], random: &mut Random) -> (usize, usize, String) {
    let at = place(text, random);
    let near = |length: usize| text.ceil_char_boundary((at + length).min(text.len()));
    match random.below(10) {
        0..4 => (at, at, random.one(SNIPPETS).to_owned()),
        4..7 => (at, near(1 + random.below(3)), String::new()),
        7 => (at, near(random.below(40)), random.one(SNIPPETS).to_owned()),
        8 => {
            // A piece of another program.
            let other = random.one(others);
            let from = place(other, random);
            let to = other.ceil_char_boundary((from + random.below(120)).min(other.len()));
            (at, at, other[from..to].to_owned())
        }
        _ => {
            // A line of its own once more.
            let line = random.one(&text.split_inclusive('\n').collect::<Vec<_>>()).to_owned();
            let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
            (start, start, line)
        }
    }
}

/// A place as the protocol counts it, in UTF-16.
fn position(text: &str, at: usize) -> Value {
    let (mut line, mut start) = (0, 0);
    let bytes = text.as_bytes();
    for (index, byte) in bytes[..at].iter().enumerate() {
        if *byte == b'\n' || (*byte == b'\r' && bytes.get(index + 1) != Some(&b'\n')) {
            (line, start) = (line + 1, index + 1);
        }
    }
    json!({ "line": line, "character": text[start..at].encode_utf16().count() })
}

/// What a server says of a document.
fn said(client: &mut Client, uri: &str, everything: bool) -> Vec<Value> {
    let document = json!({ "uri": uri });
    let whole = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9_999, "character": 0 } });
    let mut questions = Vec::new();
    if everything {
        // Lowers the program: from here on all diagnostics are there.
        questions.push(("ecsc/template", json!({ "textDocument": document })));
    }
    questions.push(("textDocument/diagnostic", json!({ "textDocument": document })));
    if everything {
        let of_document = json!({ "textDocument": document });
        let methods =
            ["textDocument/semanticTokens/full", "textDocument/documentSymbol", "textDocument/foldingRange"];
        questions.extend(methods.map(|method| (method, of_document.clone())));
        let of_range = json!({ "textDocument": document, "range": whole, "context": { "diagnostics": [] } });
        questions.push(("textDocument/codeAction", of_range));
    }
    questions
        .into_iter()
        .map(|(method, params)| {
            let mut answer =
                client.request(method, params).unwrap_or_else(|error| panic!("{method}: {error}"));
            // Names of states, and versions of documents: a fresh server has others.
            forget(&mut answer, &["resultId", "version"]);
            answer
        })
        .collect()
}

/// Takes members out of an answer, wherever they are.
fn forget(value: &mut Value, names: &[&str]) {
    match value {
        Value::Object(members) => {
            members.retain(|name, _| !names.contains(&name.as_str()));
            members.values_mut().for_each(|member| forget(member, names));
        }
        Value::Array(elements) => elements.iter_mut().for_each(|element| forget(element, names)),
        _ => {}
    }
}

fn number(variable: &str, default: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[test]
fn after_random_edits_a_server_says_what_a_fresh_one_says() {
    const URI: &str = "untitled:edited";
    let (edits, seed) = (number("EDITS", EDITS), number("SEED", 20_261_122));
    let texts: Vec<String> =
        examples::names().iter().flat_map(|name| examples::sources(name)).map(|file| file.text).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut random = Random(seed);
    let mut client = Client::start_asking();
    let mut text = texts[0].to_owned();
    client.open(URI, &text);
    for count in 0..edits {
        if count % 40 == 39 {
            // Another example: else all is soon broken, and broken text is not what people have most of the time.
            random.one(&texts).clone_into(&mut text);
            client.replace(URI, &text);
        }
        let mut changes = Vec::new();
        for _ in 0..=random.below(2) {
            let (start, end, by) = edit(&text, &texts, &mut random);
            let range = json!({ "start": position(&text, start), "end": position(&text, end) });
            // CR and LF are one end of a line: an editor has no place between them.
            let inside = |at: usize| text[..at].ends_with('\r') && text[at..].starts_with('\n');
            if inside(start) || inside(end) {
                continue;
            }
            changes.push(json!({ "range": range, "text": by }));
            text.replace_range(start..end, &by);
        }
        client.change(URI, changes);
        let everything = count % ALL_EVERY == 0;
        let known = said(&mut client, URI, everything);
        let mut fresh = Client::start_asking();
        fresh.open(URI, &text);
        let expected = said(&mut fresh, URI, everything);
        assert_eq!(known, expected, "edit {count} of seed {seed}:\n{text:?}");
        assert_eq!(fresh.leave(), 0);
    }
    assert_eq!(client.leave(), 0);
}
