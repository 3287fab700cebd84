//! Expressions: blanks, and where long ones are broken.

use super::{becomes, stays};

#[test]
fn operators_have_blanks_and_brackets_have_none() {
    becomes(
        "let a = ( 1+2 )*f( x ,y, )  [ 0 ] . b\n".replace(")  [ 0 ] . b", ")[ 0 ].b").as_str(),
        "let a = (1 + 2) * f(x, y)[0].b\n",
    );
    becomes("let a = ! b&&- c<2\n", "let a = !b && -c < 2\n");
    becomes("let a = b?c:d??e\n", "let a = b ? c : d ?? e\n");
    becomes("let a = [ ]\nlet b = { }\nlet c = zones( )\n", "let a = []\nlet b = {}\nlet c = zones()\n");
}

#[test]
fn a_range_has_blanks_only_if_its_ends_have() {
    becomes("let a = 2 .. 8\nlet b = 1..n+1\n", "let a = 2..8\nlet b = 1 .. n + 1\n");
    becomes(
        "let a = param.min .. param.max\nlet b = -5 .. -1\n",
        "let a = param.min..param.max\nlet b = -5..-1\n",
    );
}

#[test]
fn declarations_have_one_blank_between_their_words() {
    becomes(
        "param  a :list < string >?=[ ]{min=1}\nvar b:x|y|\"z\"?\noutput  c=1{export=true}\nassert  a==b,\"m\"\nexisting  network  \"main\"{}\n",
        "param a: list<string>? = [] { min = 1 }\nvar b: x | y | \"z\"?\noutput c = 1 { export = true }\nassert a == b, \"m\"\nexisting network \"main\" {}\n",
    );
}

#[test]
fn interpolations_of_strings_have_no_blanks_at_their_ends() {
    becomes("let a = \"a  ${ b+1 } $${ c }\"\n", "let a = \"a  ${b + 1} $${ c }\"\n");
}

#[test]
fn comprehensions() {
    becomes("let a = [ for k,v in m:v  if k!=\"\" ]\n", "let a = [for k, v in m: v if k != \"\"]\n");
    stays("let a = [for k, v in m: {\n  b = v\n  c = k\n}]\n");
    let long = "a".repeat(40);
    becomes(
        &format!("let a = [for k, v in {long}: {long} if k != {long}]\n"),
        &format!("let a = [\n  for k, v in {long}:\n    {long}\n    if k != {long}\n]\n"),
    );
    becomes(
        &format!("let aaaaaaaaaaa = [for k, v in {long}: \"{long}\"]\n"),
        &format!("let aaaaaaaaaaa = [\n  for k, v in {long}: \"{long}\"\n]\n"),
    );
}

#[test]
fn a_long_list_gets_a_line_for_each_element_and_a_comma_behind_the_last() {
    let element = format!("\"{}\"", "x".repeat(45));
    becomes(
        &format!("let a = [{element}, {element}]\n"),
        &format!("let a = [\n  {element},\n  {element},\n]\n"),
    );
}

#[test]
fn a_short_list_stays_on_several_lines_if_the_author_broke_it() {
    becomes("let a = [\n1, 2 ]\n", "let a = [\n  1,\n  2,\n]\n");
    becomes("let a = [1,\n2,\n]\n", "let a = [1, 2]\n");
}

#[test]
fn the_last_argument_of_a_call_takes_the_lines() {
    stays("let a = join(\",\", [\n  \"b\",\n  \"c\",\n])\n");
    stays("let a = json({\n  b = 1\n})\n");
    becomes("let a = f({\n  b = 1\n}, 2)\n", "let a = f(\n  {\n    b = 1\n  },\n  2,\n)\n");
}

#[test]
fn a_long_chain_of_operators_is_broken_behind_them() {
    let name = format!("param.{}", "x".repeat(40));
    becomes(
        &format!("let a = {name} != null && {name} != null\n"),
        &format!("let a = {name} != null &&\n  {name} != null\n"),
    );
    becomes(
        &format!("a \"a\" {{\n  when = {name} && (b || {name})\n}}\n"),
        &format!("a \"a\" {{\n  when = {name} &&\n    (b || {name})\n}}\n"),
    );
    becomes(
        &format!("a \"a\" {{\n  when = b && ({name} || {name} || {name})\n}}\n"),
        &format!(
            "a \"a\" {{\n  when = b &&\n    (\n      {name} ||\n      {name} ||\n      {name}\n    )\n}}\n"
        ),
    );
}

#[test]
fn a_chain_stays_broken_if_the_author_broke_it() {
    becomes("let a = b &&\nc&&d\n", "let a = b &&\n  c &&\n  d\n");
    becomes("let a = (b\n && c)\n", "let a = (\n  b &&\n  c\n)\n");
}

#[test]
fn a_conditional_is_broken_behind_its_signs() {
    becomes("let a = b ?\nc : d\n", "let a = b ?\n  c :\n  d\n");
    becomes("let a = b ? c :\nd ? e : f\n", "let a = b ? c :\n  d ? e :\n  f\n");
}

#[test]
fn a_word_stays_before_the_body_that_follows_it() {
    let name = format!("param.{}", "x".repeat(50));
    stays(&format!("output a = {name} != null ? {name} : false {{\n  export = true\n}}\n"));
    becomes(
        &format!("output a = {name} != null ? {name} : param.b {{ export = true }}\n"),
        &format!("output a = {name} != null ?\n  {name} :\n  param.b {{ export = true }}\n"),
    );
}

#[test]
fn a_long_assertion_has_its_message_on_the_next_line() {
    let name = format!("param.{}", "x".repeat(40));
    becomes(
        &format!("assert {name} != null, \"{name}\"\n"),
        &format!("assert {name} != null,\n  \"{name}\"\n"),
    );
}

#[test]
fn a_long_union_is_broken_behind_its_bars() {
    let word = "x".repeat(30);
    becomes(
        &format!("param a: {word} | {word} | {word} | b? = b\n"),
        &format!("param a: {word} |\n  {word} |\n  {word} |\n  b? = b\n"),
    );
}

#[test]
fn a_text_that_is_too_long_stays_on_its_line_and_is_aligned() {
    let text = "x".repeat(120);
    stays(&format!("a \"a\" {{\n  b    = \"{text}\"\n  cccc = 1\n}}\n"));
}

#[test]
fn a_heredoc_in_a_list_has_its_comma_on_the_next_line() {
    becomes(
        "let a = [<<E\nx\nE\n, 1]\nlet b = f(<<E\ny\n E\n)\n",
        "let a = [\n  <<E\nx\nE\n  ,\n  1,\n]\nlet b = f(\n  <<E\ny\n E\n)\n",
    );
}

#[test]
fn wide_characters_count_as_two_columns() {
    becomes("a \"a\" {\n  \"日本\" = 1\n  b = 2\n}\n", "a \"a\" {\n  \"日本\" = 1\n  b      = 2\n}\n");
}
