//! Values of `var`s from outside: `--var name=value`.

use crate::support::{codes, compile_text};

/// The diagnostics of a program whose `var` of a type gets a value from the command line.
fn given(ty: &str, value: &str) -> Vec<&'static str> {
    let found =
        codes(&compile_text("a.ecs", &format!("# --var it={value}\nvar it: {ty}\noutput it = var.it\n")));
    // A list or a map may be no output; that is not the question here.
    found.into_iter().filter(|id| matches!(*id, "E0407" | "E0408")).collect()
}

#[test]
fn strings_and_symbols_are_bare_and_the_rest_is_as_in_a_program() {
    for (ty, value) in [
        ("string", "two words"),
        ("int", "3"),
        ("int?", "null"),
        ("number", "2"),
        ("duration", "15m"),
        ("cpu", "0.5vcpu"),
        ("bool", "false"),
        ("region", "eu-west-1"),
        ("list<int>", "[1, 2]"),
        ("map<string>", "{ a = \"b\" }"),
        ("a | b", "b"),
        ("a | 3", "3"),
        ("a | \"c d\"", "c d"),
    ] {
        assert_eq!(given(ty, value), [""; 0], "{ty} = {value}");
    }
}

#[test]
fn a_value_of_another_type_is_refused() {
    for (ty, value) in [
        ("int", "three"),
        ("int", "3s"),
        ("int", "2.5"),
        ("int", "true"),
        ("int", "[1]"),
        ("int?", "x"),
        ("duration", "15"),
        ("bool", "no"),
        ("region", "here"),
        ("list<int>", "[\"x\"]"),
        ("a | b", "c"),
        ("1 | 2", "3"),
        ("1 | 2", "a"),
    ] {
        assert_eq!(given(ty, value), ["E0408"], "{ty} = {value}");
    }
}
