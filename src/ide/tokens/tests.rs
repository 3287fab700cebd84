//! Tokens of whole and of broken text.

use super::{Token, tokens, within};
use crate::compile::{Input, SourceText};
use crate::ide::Analysis;
use crate::source::FileId;

fn of(text: &str) -> Vec<Token> {
    tokens(&Analysis::new(Input::new("test", [SourceText::new("test.ecs", text)])), FileId(0))
}

/// The tokens as `text:Class`, blanks between them.
fn shown(text: &str) -> String {
    let shown = |token: &Token| format!("{}:{}", &text[token.span.range()], token.class.name());
    of(text).iter().map(shown).collect::<Vec<_>>().join(" ")
}

#[test]
fn words_are_what_their_place_says() {
    let text = "existing network \"main\" { stack = param.stack }";
    assert_eq!(
        shown(text),
        "existing:Keyword network:Kind \":String main:Declaration \":String {:Bracket stack:Attribute =:Operator \
         param:Namespace .:Delimiter stack:Parameter }:Bracket"
    );
    assert_eq!(
        shown("step { for = 15m, in = internal, type = null }"),
        "{:Bracket for:Attribute =:Operator 15:Number m:Unit ,:Delimiter in:Attribute =:Operator internal:Symbol \
         ,:Delimiter type:Attribute =:Operator null:Constant }:Bracket"
    );
}

#[test]
fn types_have_brackets_and_symbols() {
    assert_eq!(
        shown("param a: list<subnet_id>? = x < y"),
        "param:Keyword a:Declaration ::Delimiter list:Type <:Bracket subnet_id:Type >:Bracket ?:Operator =:Operator \
         x:Symbol <:Operator y:Symbol"
    );
    assert_eq!(
        shown("var a: internal | 30 | \"x\""),
        "var:Keyword a:Declaration ::Delimiter internal:Symbol |:Operator 30:Number |:Operator \"x\":String"
    );
}

#[test]
fn a_for_binds_its_variables_inside_of_it_only() {
    assert_eq!(
        shown("let a = [[for k, v in var.m: v.x if k != b], k]"),
        "let:Keyword a:Declaration =:Operator [:Bracket [:Bracket for:ForKeyword k:Declaration ,:Delimiter v:Declaration \
         in:ForKeyword var:Namespace .:Delimiter m:Reference ::Delimiter v:Reference .:Delimiter x:Property \
         if:ForKeyword k:Reference !=:Operator b:Symbol ]:Bracket ,:Delimiter k:Symbol ]:Bracket"
    );
}

#[test]
fn interpolations_nest() {
    assert_eq!(
        shown(r#"let a = "x$y${ "\n${{ b = 1 }}" }$${z\u{41}""#),
        r#"let:Keyword a:Declaration =:Operator "x$y:String ${:Interpolation ":String \n:Escape ${:Interpolation {:Bracket b:Attribute =:Operator 1:Number }:Bracket }:Interpolation ":String }:Interpolation $${:Escape z:String \u{41}:Escape ":String"#
    );
}

#[test]
fn a_heredoc_is_its_tags_and_its_lines() {
    assert_eq!(
        shown("let a = <<-BASH\n  echo ${let.b}\n\n  BASHES $${x}\n  BASH\nlet b = 1"),
        "let:Keyword a:Declaration =:Operator <<-BASH:HeredocTag   echo :Heredoc ${:Interpolation let:Namespace \
         .:Delimiter b:Reference }:Interpolation   BASHES :Heredoc $${:Escape x}:Heredoc BASH:HeredocTag let:Keyword \
         b:Declaration =:Operator 1:Number"
    );
}

/// The quote in the inner one begins no string, and its tags are none of operators.
#[test]
fn a_heredoc_in_a_heredoc_is_one_too() {
    assert_eq!(
        shown("let a = <<OUTER\none ${upper(<<INNER\ntwo \"\nINNER\n)} three\nOUTER\noutput c = let.a"),
        "let:Keyword a:Declaration =:Operator <<OUTER:HeredocTag one :Heredoc ${:Interpolation upper:Function (:Bracket \
         <<INNER:HeredocTag two \":Heredoc INNER:HeredocTag ):Bracket }:Interpolation  three:Heredoc OUTER:HeredocTag \
         output:Keyword c:Declaration =:Operator let:Namespace .:Delimiter a:Reference"
    );
}

#[test]
fn a_comment_is_a_token_on_each_of_its_lines() {
    assert_eq!(
        shown("/// Doc\nlet a = 1 /* b\n  /* c */ */ // d"),
        "/// Doc:DocComment let:Keyword a:Declaration =:Operator 1:Number /* b:Comment /* c */ */:Comment // d:Comment"
    );
}

#[test]
fn misspelt_words_have_no_class() {
    assert_eq!(shown("clutser \"web\" {}"), "\":String web:Declaration \":String {:Bracket }:Bracket");
    assert_eq!(
        shown("let a = maxx(pram.x)"),
        "let:Keyword a:Declaration =:Operator (:Bracket .:Delimiter x:Property ):Bracket"
    );
}

#[test]
fn a_string_without_an_end_ends_with_its_line() {
    assert_eq!(
        shown("let a = \"x ${ let.b\nlet c = 1"),
        "let:Keyword a:Declaration =:Operator \"x :String ${:Interpolation .:Delimiter let:Keyword \
         c:Declaration =:Operator 1:Number"
    );
}

/// In order, none across another or across a line, whatever the text: an example with one of its bytes taken out.
#[test]
fn tokens_of_broken_text_are_in_order_and_on_one_line() {
    let text = include_str!("../../../examples/internal/internal.ecs");
    for at in
        (0..text.len()).step_by(7).filter(|&at| text.is_char_boundary(at) && text.is_char_boundary(at + 1))
    {
        let broken = format!("{}{}", &text[..at], &text[at + 1..]);
        let mut end = 0;
        for token in of(&broken) {
            assert!(token.span.start >= end && !token.span.is_empty(), "byte {at}");
            assert!(!broken[token.span.range()].contains('\n'), "byte {at}");
            end = token.span.end;
        }
    }
}

#[test]
fn a_range_has_the_tokens_that_touch_it() {
    let tokens = of("let a = 15m");
    assert_eq!(within(&tokens, 9..10).len(), 1);
    assert_eq!(within(&tokens, 0..100).len(), tokens.len());
    assert_eq!(within(&tokens, 3..4).len(), 0);
}
