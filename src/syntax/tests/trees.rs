//! Valid programs.

use super::{clean, value};

#[test]
fn multiplication_binds_tighter_than_addition_and_the_range_binds_looser() {
    assert_eq!(value("1 + 2 * 3"), "(+ 1 (* 2 3))");
    assert_eq!(value("1 - 2 - 3"), "(- (- 1 2) 3)");
    assert_eq!(value("1..n+1"), "(.. 1 (+ n 1))");
    assert_eq!(value("-5..-1"), "(.. (Negate 5) (Negate 1))");
}

#[test]
fn logic_binds_looser_than_comparison() {
    assert_eq!(value("a == 1 || b < 2 && !c"), "(|| (== a 1) (&& (< b 2) (Not c)))");
}

#[test]
fn coalescing_and_conditionals_are_right_associative() {
    assert_eq!(value("a ?? b ?? c"), "(?? a (?? b c))");
    assert_eq!(value("a ? b : c ? d : e"), "(? a b (? c d e))");
    assert_eq!(value("a ? b ? c : d : e"), "(? a (? b c d) e)");
    assert_eq!(value("a ?? b ? c : d"), "(? (?? a b) c d)");
}

#[test]
fn postfixes_touch_what_they_follow() {
    assert_eq!(value("volume.data[\"a\"].id"), "(. (@ volume.data \"a\") id)");
    assert_eq!(value("max(1, 2,)"), "(max 1 2)");
    assert_eq!(value("zones()[0]"), "(@ (zones) 0)");
}

#[test]
fn numbers_carry_their_unit() {
    assert_eq!(value("[15m, 512MiB, 0.5vcpu, 60%, 1_000, 0.25]"), "[15m 512MiB 0.5.vcpu 60% 1000 0.25.]");
}

#[test]
fn a_for_clause_sees_its_variables_and_filters() {
    assert_eq!(
        value("[for k, v in var.tags: \"${k}=${v}\" if k != \"x\"]"),
        "(for k v in var.tags : \"${k}=${v}\" if (!= k \"x\"))"
    );
    assert_eq!(value("[for i in a ? b : c : i]"), "(for i in (? a b c) : i)");
    assert_eq!(value("[for]"), "[for]");
}

#[test]
fn strings_resolve_escapes_and_interpolate() {
    assert_eq!(value(r#""a\tb\u{41}$${x} $5 $$${y} ${z}""#), r#""a\tbA${x} $5 $${y} ${z}""#);
    assert_eq!(value(r#""${"${a}"}""#), r#""${"${a}"}""#);
    assert_eq!(value("\"\""), "\"\"");
}

#[test]
fn a_heredoc_loses_its_common_indent() {
    assert_eq!(
        clean("let a = <<-EOT\n    one\n\n      two ${b}\n    $${HOME} \\n\n  EOT\n"),
        r#"(let a "one\n\n  two ${b}\n${HOME} \\n\n")"#
    );
    assert_eq!(clean("let a = <<EOT\r\n  one\r\nEOT\r\n"), r#"(let a "  one\n")"#);
    assert_eq!(clean("let a = <<EOT\nEOT"), r#"(let a "")"#);
    assert_eq!(clean("let a = <<EOT\n${f(<<END\n}\nEND\n)}\nEOT\n"), r#"(let a "${(f "}\n")}\n")"#);
}

#[test]
fn blocks_have_labels_and_entries_are_separated_by_commas_or_lines() {
    assert_eq!(
        clean("cluster \"web\" {\n  mount \"/mnt/efs\" { volume = volume.shared, ro = true, }\n  http {}\n}"),
        "(cluster \"web\" {(mount \"/mnt/efs\" {volume: volume.shared, ro: true}), (http {})})"
    );
}

#[test]
fn existing_blocks_are_marked() {
    assert_eq!(clean("existing network \"main\" {}"), "(existing network \"main\" {})");
}

#[test]
fn params_have_types_defaults_and_bodies() {
    assert_eq!(
        clean("param a: list<cidr>? = null { max = 2 }\nvar b: x | \"y\" | 3\n"),
        "(param a list<cidr>? = null {max: 2})\n(var b x|\"y\"|3)"
    );
    assert_eq!(clean("param x: map<string>= {}"), "(param x map<string> = {})");
}

#[test]
fn docs_belong_to_the_declaration_below() {
    assert_eq!(clean("/// One.\n/// Two.\n# no doc\nparam a: int\n"), "/// \"One.\\nTwo.\" (param a int)");
}

#[test]
fn an_operator_at_the_end_of_a_line_goes_on() {
    assert_eq!(clean("let a = 1 +\n  2 ??\n\n  # c\n  3"), "(let a (?? (+ 1 2) 3))");
}

#[test]
fn a_colon_may_begin_a_line_once_its_question_mark_was_seen() {
    assert_eq!(clean("let a = b ? 1\n  : 2\nlet c = 3"), "(let a (? b 1 2))\n(let c 3)");
}

#[test]
fn maps_have_the_syntax_of_bodies() {
    assert_eq!(
        clean("let a = { \"Cost-Center\" = 1, b = [1,\n 2]\n  c-d = { e = 2 } }"),
        "(let a {\"Cost-Center\": 1, b: [1 2], c-d: {e: 2}})"
    );
}

#[test]
fn reserved_words_are_good_attribute_names() {
    assert_eq!(
        clean("step \"a\" { in = 25%\n for = 1\n type = x\n let = 2 }"),
        "(step \"a\" {in: 25%, for: 1, type: x, let: 2})"
    );
}
