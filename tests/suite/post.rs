//! docs/the-post.md lists every row, and what it names is there.

use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_row_of_the_post_has_its_line() {
    let page = fs::read_to_string(root().join("docs/the-post.md")).unwrap();
    for row in 1..=50 {
        let lines = page.lines().filter(|line| line.starts_with(&format!("| R{row} |"))).count();
        assert_eq!(lines, 1, "R{row}");
    }
}

#[test]
fn the_tests_that_it_names_exist() {
    let page = fs::read_to_string(root().join("docs/the-post.md")).unwrap();
    let mut named = 0;
    for word in page.split('`').filter(|word| word.starts_with("tests/") && !word.contains("KIND")) {
        let (file, test) = word.split_once("::").unwrap_or((word, ""));
        let path = root().join(file);
        assert!(path.exists(), "there is no {file}");
        if !test.is_empty() {
            let suite = fs::read_to_string(&path).unwrap();
            assert!(suite.contains(&format!(" {test}(")), "{file} has no test `{test}`");
        }
        named += 1;
    }
    assert!(named > 50);
}
