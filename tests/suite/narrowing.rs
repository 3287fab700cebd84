//! Where a condition proves that a value is not null: for params, and in the same way for constants, whatever value comes from outside.

use crate::support::{codes, compile_text};

/// What the programs of this suite have in common.
const PROGRAM: &str = r#"
project "t" {}
existing network "main" {
  vpc             = "vpc-0123456789abcdef0"
  private_subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  public_subnets  = ["subnet-0123456789abcdef2", "subnet-0123456789abcdef3"]
}
cluster "web" { network = network.main }
param other: string?
var flag: bool = true
"#;

const ARN: &str = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d-1111-2222-3333-444455556666";

/// A listener whose `https` has this body.
fn https(body: &str) -> String {
    format!("listener \"l\" {{\n  cluster = cluster.web\n  http {{}}\n  https {{\n{body}\n  }}\n}}\n")
}

/// Every form in which a condition proves that `it` is not null where it is needed.
fn narrowing() -> Vec<(&'static str, String)> {
    vec![
        ("a guard", https("when = it != null\ncertificate = it")),
        ("a guard, reversed", https("when = null != it\ncertificate = it")),
        ("a guard in parentheses", https("when = ((it) != (null))\ncertificate = it")),
        ("a negated guard", https("when = !(it == null)\ncertificate = it")),
        ("an operand of a guard", https("when = param.other != null && it != null\ncertificate = it")),
        ("a negated disjunction", https("when = !(it == null || param.other == null)\ncertificate = it")),
        (
            "a guard in a `let`",
            format!("let there = it != null\n{}", https("when = let.there\ncertificate = it")),
        ),
        (
            "a value in a `let`",
            format!("let same = it\n{}", https("when = let.same != null\ncertificate = let.same")),
        ),
        (
            "a `let` that was asked for",
            format!("let same = it\n{}", https("when = let.same != null\ncertificate = it")),
        ),
        (
            "a guard of the block around",
            "listener \"l\" {\n  when = it != null\n  cluster = cluster.web\n  http {}\n  https {\n    certificate = it\n  }\n}\n".into(),
        ),
        ("the first branch", "output o = it != null ? \"${it}\" : \"none\"\n".into()),
        ("the second branch", "output o = it == null ? \"none\" : \"${it}\"\n".into()),
        ("a nested choice", "output o = var.flag ? (it != null ? \"${it}\" : \"none\") : \"off\"\n".into()),
        (
            "the right operand of `&&`",
            "output o = it != null && contains([\"ARN\"], it) ? \"a\" : \"b\"\n".into(),
        ),
        (
            "the right operand of `||`",
            "output o = it == null || contains([\"ARN\"], it) ? \"a\" : \"b\"\n".into(),
        ),
        ("a fallback", "output o = \"${it ?? \"none\"}\"\n".into()),
        ("a call in a branch", "output o = it == null ? \"n\" : base64(it)\n".into()),
        ("a list in a branch", "output o = it == null ? \"n\" : join(\",\", [it, \"x\"])\n".into()),
        ("an output, which is not there without a value", "output o = it\n".into()),
        (
            "an attribute that may be left out",
            https(&format!("certificate = \"{ARN}\"\n")).replace("http {}", "waf = it\n  http {}"),
        ),
    ]
}

/// Every form that proves nothing, with the code that says so.
fn open() -> Vec<(&'static str, String)> {
    vec![
        ("no guard", https("certificate = it")),
        ("the other guard", https("when = param.other != null\ncertificate = it")),
        ("one of two", https("when = it != null || param.other != null\ncertificate = it")),
        (
            "a comparison with null in a `let` that is negated",
            "let no = it == null\noutput o = let.no ? \"a${it}\" : \"b\"\n".into(),
        ),
        ("the wrong branch", "output o = it != null ? \"none\" : \"x${it}\"\n".into()),
        ("a string", "output o = \"x${it}\"\n".into()),
        ("a call", "output o = base64(it)\n".into()),
        ("a tag", "volume \"v\" {\n  network = network.main\n  tags = { a = it }\n}\n".into()),
    ]
}

/// The declarations of `it`, the name that it has, and the values from outside that are tried.
fn subjects(arn: &str) -> [(&'static str, &'static str, Vec<String>); 4] {
    let values = || vec![String::new(), format!("# --var it={arn}\n"), "# --var it=null\n".to_string()];
    [
        ("param it: arn?\n", "param.it", vec![String::new()]),
        ("var it: arn?\n", "var.it", values()),
        ("var it: arn?\nlet named = var.it\n", "let.named", values()),
        ("var it: arn?\nlet chosen = var.flag ? var.it : null\n", "let.chosen", values()),
    ]
}

/// The program in which `it` is a name.
fn with_name(text: &str, name: &str) -> String {
    let mut result = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("it") {
        let alone = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '_' && c != '-');
        let is_name = alone(rest[..at].chars().next_back()) && alone(rest[at + 2..].chars().next());
        result.push_str(&rest[..at]);
        result.push_str(if is_name { name } else { "it" });
        rest = &rest[at + 2..];
    }
    result.push_str(rest);
    result
}

fn errors(declarations: &str, value: &str, text: &str, name: &str) -> Vec<&'static str> {
    let text = with_name(&text.replace("ARN", ARN), name);
    let program = format!("{value}{PROGRAM}{declarations}{text}");
    let mut found = codes(&compile_text("a.ecs", &program));
    found.retain(|code| code.starts_with('E'));
    found
}

#[test]
fn what_a_condition_proves_of_params_it_proves_of_constants() {
    for (declarations, name, values) in subjects(ARN) {
        for (form, text) in narrowing() {
            for value in &values {
                // A web ACL is not a certificate.
                let value = if form == "an attribute that may be left out" {
                    value.replace(ARN, "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/a/b")
                } else {
                    value.clone()
                };
                let found = errors(declarations, &value, &text, name);
                assert_eq!(found, [""; 0], "{form}: {name}, {value:?}");
            }
        }
    }
}

#[test]
fn what_proves_nothing_is_refused_whatever_the_value_is() {
    for (declarations, name, values) in subjects(ARN) {
        for (form, text) in open() {
            for value in &values {
                assert_eq!(errors(declarations, value, &text, name), ["E0307"], "{form}: {name}, {value:?}");
            }
        }
    }
}

#[test]
fn what_a_constant_condition_switches_off_is_not_asked_for_null() {
    for text in [
        "listener \"l\" {\n  when = !var.flag\n  cluster = cluster.web\n  http {}\n  https {\n    certificate = var.it\n  }\n}\n",
        "output o = var.flag ? \"a\" : upper(var.it)\n",
        "output o = var.flag || contains([\"a\"], var.it) ? \"a\" : \"b\"\n",
        "output o = !var.flag && contains([\"a\"], var.it) ? \"a\" : \"b\"\n",
    ] {
        assert_eq!(errors("var it: arn?\n", "", text, "it"), [""; 0], "{text}");
    }
}

#[test]
fn arithmetic_loops_and_elements_take_no_null() {
    for (ty, value, text) in [
        ("int", "3", "output o = var.it + 1\n"),
        ("int", "3", "output o = -var.it\n"),
        ("list<int>", "[1]", "output o = [for x in var.it: x]\n"),
        ("list<int>", "[1]", "output o = var.it[0]\n"),
        ("map<int>", "{ a = 1 }", "output o = var.it.a\n"),
    ] {
        let declared = format!("var it: {ty}?\n");
        for given in [String::new(), format!("# --var it={value}\n")] {
            assert_eq!(errors(&declared, &given, text, "it"), ["E0307"], "{text}, {given:?}");
            let guarded =
                text.trim_end().replace("output o = ", "output o = var.it == null ? [0] : [") + "]\n";
            assert_eq!(errors(&declared, &given, &guarded, "it"), [""; 0], "{guarded}, {given:?}");
        }
    }
}
