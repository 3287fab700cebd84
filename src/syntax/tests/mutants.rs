//! A byte that is wrong spoils the declaration that it stands in, and no other.

use proptest::prelude::*;

use super::{clean, outline_of};

/// One declaration of each sort.
const PROGRAM: &str = include_str!("platform.ecs");

/// Where each declaration begins: a line that begins with a letter, or its doc comment.
fn declarations(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    starts
        .extend(text.match_indices("\n\n").map(|(at, _)| at + 2).filter(|&at| !text[at..].starts_with(' ')));
    starts
}

/// The outlines of the others, if one declaration is left out.
fn others(tree: &str, broken: [usize; 2]) -> Vec<&str> {
    tree.lines().enumerate().filter(|(index, _)| !broken.contains(index)).map(|(_, line)| line).collect()
}

/// What a byte is replaced by: nothing, and all that opens something.
const WITH: [&str; 17] =
    ["", "\"", "{", "}", "(", "]", "/*", "<<X", "$", "'", "\n", ":", "=", ",", "\u{0}", "é", "#"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_wrong_byte_spoils_its_own_declaration_only(at in 0..PROGRAM.len(), with in proptest::sample::select(&WITH[..])) {
        let tree = clean(PROGRAM);
        let starts = declarations(PROGRAM);
        // A line end belongs to the lines on both of its sides.
        let broken = [at, at + 1].map(|at| starts.partition_point(|&start| start <= at) - 1);
        let mutant = format!("{}{with}{}", &PROGRAM[..at], &PROGRAM[at + 1..]);
        let (found, _) = outline_of(&mutant);
        let kept: Vec<&str> = found.lines().collect();
        for line in others(&tree, broken) {
            prop_assert!(kept.contains(&line), "loses {}", line);
        }
    }
}
