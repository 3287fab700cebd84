//! Values of `var`s from outside: `--var name=value`, lines of a values file, the environment.

use crate::support::{codes, compile_text};

/// The diagnostics of a program with a `var` of a type; comments at its beginning give it a value. That an output is in no stack, or may
/// not have this type, is not the question here.
fn found(comments: &str, ty: &str) -> Vec<&'static str> {
    let program = format!("{comments}\nvar it: {ty}\noutput it = var.it\n");
    let mut found = codes(&compile_text("a.ecs", &program));
    found.retain(|id| id.starts_with("E04") || *id == "E0225");
    found
}

/// The diagnostics of a program whose `var` of a type gets a value from the command line.
fn given(ty: &str, value: &str) -> Vec<&'static str> {
    found(&format!("# --var it={value}"), ty)
}

/// The same of a line of a values file.
fn line(ty: &str, value: &str) -> Vec<&'static str> {
    found(&format!("# prod.ecsvars: it = {value}"), ty)
}

/// Whether a `var` with a value is what an expression of the program is.
fn is(comments: &str, ty: &str, expected: &str) -> bool {
    let program = format!("{comments}\nvar it: {ty}\nassert var.it == {expected}, \"another value\"\n");
    codes(&compile_text("a.ecs", &program)).is_empty()
}

#[test]
fn strings_and_symbols_are_bare_and_the_rest_is_as_in_a_program() {
    for (ty, value) in [
        ("string", "two words"),
        ("string", "prod-name"),
        ("int", "3"),
        ("int", "-3"),
        ("int?", "null"),
        ("int?", ""),
        ("number", "2"),
        ("duration", "15m"),
        ("cpu", "0.5vcpu"),
        ("bool", "false"),
        ("region", "eu-west-1"),
        ("list<int>", "[1, 2]"),
        ("list<string>", "[a, \"b\"]"),
        ("map<string>", "{ a = \"b\" }"),
        ("map<string>", "{\"a\": \"b\", \"c\": \"d\"}"),
        ("range", "2..8"),
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
        ("int", ""),
        ("int?", "x"),
        ("duration", "15"),
        ("bool", "no"),
        ("region", "here"),
        ("list<int>", "[\"x\"]"),
        ("list<int>", "[1,"),
        ("map<string>", "{\"a\": [}"),
        ("a | b", "c"),
        ("1 | 2", "3"),
        ("1 | 2", "a"),
    ] {
        assert_eq!(given(ty, value), ["E0408"], "{ty} = {value}");
    }
}

#[test]
fn a_string_in_quotes_reads_as_in_a_program_wherever_it_comes_from() {
    for from in ["# --var it=", "# ECSC_VAR_it=", "# prod.ecsvars: it = "] {
        for value in [r#""a\tb""#, r#""a$${b}""#, r#""say \"x\"""#, "\"\""] {
            assert!(is(&format!("{from}{value}"), "string", value), "{from}{value}");
        }
        assert!(is(&format!("{from}prod"), "string", "\"prod\""), "{from}");
        assert_eq!(found(&format!("{from}\"x${{aws.region}}\""), "string"), ["E0425"], "{from}");
    }
}

#[test]
fn a_string_without_quotes_is_a_whole_option_but_one_word_of_a_file() {
    for value in
        ["upper(\"x\")", "var.e", "[1]", "1 + 2", "two words", "a-b", "null", "5 m", "\"a\" or \"b\""]
    {
        let quoted = format!("\"{}\"", value.replace('"', "\\\""));
        for from in ["--var it=", "ECSC_VAR_it="] {
            assert!(is(&format!("# {from}{value}"), "string", &quoted), "{from}{value}");
        }
        let of_file = codes(&compile_text("a.ecs", &format!("# p.ecsvars: it = {value}\nvar it: string\n")));
        assert!(of_file.iter().any(|id| id.starts_with('E')), "{value}: {of_file:?}");
    }
}

#[test]
fn a_values_file_has_values_and_no_expressions() {
    for (ty, value) in [
        ("string", "<<END\n# prod.ecsvars: a\n# prod.ecsvars: END"),
        ("string", "prod"),
        ("list<string>", "[a, \"b-c\"]"),
        ("map<list<int>>", "{ a = [1, -2], b = [] }"),
        ("a | b", "a"),
        ("a | \"b\"", "b"),
        ("int?", "null"),
        ("cidr", "\"10.0.0.0/16\""),
        ("range", "2..8"),
    ] {
        assert_eq!(line(ty, value), [""; 0], "{ty} = {value}");
    }
    for (ty, value) in [
        ("string", "upper(\"x\")"),
        ("string", "var.e"),
        ("string", "aws.region"),
        ("string", "1 + 2"),
        ("int", "1 + 2"),
        ("int", "(3)"),
        ("list<int>", "[for i in [1]: i]"),
        ("map<string>", "{ a = \"${let.a}\" }"),
        ("bool", "!true"),
        ("bool", "true ? true : false"),
    ] {
        assert_eq!(line(ty, value), ["E0425"], "{ty} = {value}");
    }
    for value in ["null", "[1]", "3", "true", "012.5s"] {
        assert_ne!(line("string", value), ["E0407"], "{value}");
        assert!(!is(&format!("# p.ecsvars: it = {value}"), "string", &format!("\"{value}\"")), "{value}");
    }
}

#[test]
fn one_mistake_in_a_values_file_is_one_diagnostic() {
    for (lines, id) in [
        (["its = 3", ""], "E0225"),
        (["it = 3", "it = 4"], "E0427"),
        (["it = prod-3", ""], "E0426"),
        (["it = \"3\"", ""], "E0408"),
    ] {
        let comments: Vec<String> = lines.iter().map(|line| format!("# prod.ecsvars: {line}")).collect();
        assert_eq!(found(&comments.join("\n"), "int"), [id], "{lines:?}");
    }
    for line in ["it 3", "it: 3", "it", "it ="] {
        let found = codes(&compile_text("a.ecs", &format!("# prod.ecsvars: {line}\nvar it: int\n")));
        assert_eq!(found.iter().filter(|id| id.starts_with('E')).count(), 1, "{line}: {found:?}");
    }
}

#[test]
fn the_nearest_origin_counts_and_the_values_of_files_are_right_nevertheless() {
    let all = ["# --var it=1", "# a.ecsvars: it = 2", "# b.ecsvars: it = 3", "# ECSC_VAR_it=4"];
    for (given, expected) in [(&all[..], "1"), (&all[1..], "3"), (&all[3..], "4")] {
        assert!(is(&given.join("\n"), "int", expected), "{given:?}");
    }
    assert_eq!(found("# --var it=1\n# a.ecsvars: it = \"x\"\n# ECSC_VAR_it=x", "int"), ["E0408"]);
    assert_eq!(found("# ECSC_VAR_other=x\n# --var it=1", "int"), [""; 0]);
}

#[test]
fn the_label_of_the_project_interpolates_constants() {
    for (declarations, label, project) in [
        ("var stage: pre_prod | prod = pre_prod", "shop-${var.stage}", "shop-pre-prod"),
        ("let stage = \"a-b\"", "${let.stage}-shop", "a-b-shop"),
        ("let names = [\"a\", \"b\"]", "shop-${let.names[1]}${length(let.names)}", "shop-b2"),
        ("var live: bool = true", "shop${var.live ? \"\" : \"-test\"}", "shop"),
    ] {
        let compilation = compile_text("a.ecs", &format!("{declarations}\nproject \"{label}\" {{}}\n"));
        let errors: Vec<&str> = codes(&compilation).into_iter().filter(|id| id.starts_with('E')).collect();
        assert_eq!((compilation.project.as_str(), errors), (project, vec![]), "{label}");
    }
}

#[test]
fn what_the_label_of_the_project_cannot_be_is_one_diagnostic() {
    for (declarations, label, id) in [
        ("param stage: string", "shop-${param.stage}", "E0309"),
        ("", "shop-${aws.region}", "E0309"),
        ("let stage = \"Prod\"", "shop-${let.stage}", "E0226"),
        ("let stage = \"a_b\"", "shop-${let.stage}", "E0226"),
        ("let stage = join(\"\", [for i in 1..70: \"a\"])", "shop-${let.stage}", "E0226"),
        ("", "shop-${let.stage}", "E0204"),
        ("let all = [\"a\"]", "shop-${let.all}", "E0333"),
        ("var stage: string? = null", "shop-${var.stage}", "E0307"),
        ("var stage: string", "shop-${var.stage}", "E0407"),
        ("var stage: secret = \"x\"", "shop-${var.stage}", "E0310"),
    ] {
        let compilation = compile_text("a.ecs", &format!("{declarations}\nproject \"{label}\" {{}}\n"));
        let errors: Vec<&str> = codes(&compilation).into_iter().filter(|id| id.starts_with('E')).collect();
        assert_eq!(errors, [id], "{label}");
    }
}

#[test]
fn a_list_is_compared_with_the_allowed_ones_by_its_elements() {
    let found = |value: &str| {
        let program = format!(
            "# --var it={value}\nvar it: list<string> {{ allowed = [[\"a\"], [\"b\", \"c\"]] }}\nassert length(var.it) > 0, \"none\"\n"
        );
        codes(&compile_text("a.ecs", &program))
    };
    assert_eq!(found("[\"b\", \"c\"]"), Vec::<&str>::new());
    assert_eq!(found("[\"c\", \"b\"]"), ["E0405"]);
}
