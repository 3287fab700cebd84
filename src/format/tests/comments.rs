//! Every comment survives, on the side of what it speaks of.

use super::{becomes, stays};

#[test]
fn comments_stand_before_and_behind_entries() {
    becomes(
        "# file\n\n\n/// doc\nlet a = 1 # one\n  // two\nx \"x\" { // three\n    # four\n\n  b = 1    /* five */\n  # six\n}\n# seven",
        "# file\n\n/// doc\nlet a = 1 # one\n// two\nx \"x\" { // three\n  # four\n\n  b = 1 /* five */\n  # six\n}\n# seven\n",
    );
}

#[test]
fn comments_behind_adjacent_lines_are_aligned() {
    becomes(
        "x \"x\" {\n  a = 1 # one\n  bcd = 10 # two\n  e = 2\n  f = 3 # three\n}\n",
        "x \"x\" {\n  a   = 1  # one\n  bcd = 10 # two\n  e   = 2\n  f   = 3 # three\n}\n",
    );
    becomes("let a = [\n  1, # one\n  200 # two\n]\n", "let a = [\n  1,   # one\n  200, # two\n]\n");
}

#[test]
fn a_comment_in_a_list_keeps_its_line() {
    becomes(
        "let a = [ # first\n1,\n\n# own\n2 # behind\n# last\n]\n",
        "let a = [ # first\n  1,\n\n  # own\n  2, # behind\n  # last\n]\n",
    );
    becomes("let a = [1, /* two */ 2 /* end */]\n", "let a = [1, /* two */ 2 /* end */]\n");
    becomes("let a = [1, # one\n2]\n", "let a = [\n  1, # one\n  2,\n]\n");
}

#[test]
fn an_empty_bracket_with_a_comment_stays_open() {
    becomes("let a = [\n# nothing\n]\n", "let a = [\n  # nothing\n]\n");
    becomes("x \"x\" {\n# nothing\n}\n", "x \"x\" {\n  # nothing\n}\n");
    becomes(
        "x \"x\" { /* nothing */ }\nlet b = [ /* c */ ]\n",
        "x \"x\" { /* nothing */ }\nlet b = [/* c */]\n",
    );
}

#[test]
fn a_comment_behind_an_operator_stays_there() {
    becomes(
        "let a = b && # first\n   c && // second\n   # own\n   d\n",
        "let a = b && # first\n  c && // second\n  # own\n  d\n",
    );
}

#[test]
fn an_expression_with_a_comment_in_an_odd_place_stays_as_it_is() {
    becomes(
        "x \"x\" {\n  a   = b   /* odd */   +c\n  dd=  [1,f (2)]\n}\n".replace("f (2)", "f(2)").as_str(),
        "x \"x\" {\n  a  = b   /* odd */   +c\n  dd = [1, f(2)]\n}\n",
    );
    becomes("x \"x\" {\n a /* odd */   =  1\n}\n", "x \"x\" {\n  a /* odd */   = 1\n}\n");
    becomes("cluster  /* odd */ \"web\"  {\na=1\n}\n", "cluster  /* odd */ \"web\" {\n  a = 1\n}\n");
    becomes("param a  /* odd */: int  {min=1}\n", "param a  /* odd */: int { min = 1 }\n");
}

#[test]
fn a_comment_of_several_lines_moves_with_its_first() {
    becomes(
        "x \"x\" {\n      /* one\n           two */\n   a = 1\n}\n",
        "x \"x\" {\n  /* one\n       two */\n  a = 1\n}\n",
    );
    stays("let a = 1 /* one\n two */\nlet b = 2\n");
}

#[test]
fn documentation_is_left_as_it_is() {
    stays("/// A  b\n///\n///   - c\nparam a: int\n\n/// D\n\n# e\nlet b = 1\n");
}

#[test]
fn a_comment_before_a_comma_stays_there() {
    stays("x \"x\" {\n  allow { from = [1, 2] /* b */, port = 80 }\n}\n");
    stays("let a = [1 /* one */, /* two */ 2]\n");
    becomes("let a = [1/* one */,2]\n", "let a = [1 /* one */, 2]\n");
}

#[test]
fn the_lines_of_a_comment_move_together() {
    becomes(
        "x \"x\" {\n      /* one\n       * two\n       */\n  a = 1\n}\n",
        "x \"x\" {\n  /* one\n   * two\n   */\n  a = 1\n}\n",
    );
    becomes(
        "x \"x\" {\n/* one\n\n * two */\n  a = 1\n}\n",
        "x \"x\" {\n  /* one\n\n   * two */\n  a = 1\n}\n",
    );
}
