/**
 * @file The grammar of `.ecs` files for editors. The compiler's own is grammar/ecs.pest; what that accepts, this accepts, and
 * tests/editors/trees holds the two together. No kind and no attribute is named here: the queries name them.
 * @license Apache-2.0
 */

/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

// Lowest first.
const PRECEDENCE = {
  conditional: 1,
  coalesce: 2,
  or: 3,
  and: 4,
  equality: 5,
  order: 6,
  range: 7,
  sum: 8,
  product: 9,
  sign: 10,
  postfix: 11,
};

const WORD = /[A-Za-z_][A-Za-z0-9_]*/;

module.exports = grammar({
  name: 'ecs',

  word: $ => $.identifier,

  extras: $ => [
    // Zero-width characters are a warning, and blanks.
    /[ \t\r\n\uFEFF\u200B-\u200D\u2060-\u2064\u00AD\u180E]/,
    $.comment,
    $.doc_comment,
    $.block_comment,
  ],

  // What the scanner says in src/scanner.c, in the same order.
  externals: $ => [
    // A line end that ends an entry. Where the grammar does not ask for one, line ends are blanks.
    $._newline,
    // Nothing, where a value or a name should stand on this line: the next line is then an entry of its own.
    $.missing,
    $.block_comment,
    $.string_content,
    $.heredoc_tag,
    // The tag of a heredoc that no line ends.
    $._unclosed_tag,
    $._heredoc_open,
    $._heredoc_text,
    // Nothing, before the line that ends a heredoc.
    $._heredoc_close,
    // In no rule: it is valid only while the parser recovers.
    $._recovery,
  ],

  supertypes: $ => [$._declaration, $._expression],

  rules: {
    // A program, or the `name = value` lines of an `.ecsvars` file.
    source_file: $ => seq(
      repeat($._newline),
      optional(seq(
        $._declaration,
        repeat(seq(repeat1($._newline), $._declaration)),
        repeat($._newline),
      )),
    ),

    // ---- Declarations ----

    _declaration: $ => choice(
      $.param,
      $.var,
      $.let,
      $.output,
      $.assert,
      $.block,
      alias($.top_level_attribute, $.attribute),
    ),

    // param certificate: arn? = null { group = "HTTPS" }
    param: $ => seq('param', $._typed_name),
    var: $ => seq('var', $._typed_name),
    _typed_name: $ => seq(
      field('name', $._name),
      ':',
      field('type', $.type),
      optional(seq('=', field('value', $._value))),
      optional(field('body', $.body)),
    ),

    let: $ => seq('let', field('name', $._name), '=', field('value', $._value)),

    output: $ => seq(
      'output',
      field('name', $._name),
      '=',
      field('value', $._value),
      optional(field('body', $.body)),
    ),

    assert: $ => seq('assert', field('condition', $._expression), ',', field('message', $._expression)),

    // cluster "web" { ... }        existing network "main" { ... }        http {}
    block: $ => seq(
      optional('existing'),
      field('kind', $._name),
      repeat(field('label', $.label)),
      field('body', $.body),
    ),

    // In an `.ecsvars` file the words that begin declarations are names like others.
    top_level_attribute: $ => seq(
      field('name', choice(
        $._name,
        alias(choice('param', 'var', 'let', 'output', 'assert', 'existing'), $.identifier),
      )),
      '=',
      field('value', $._value),
    ),

    // ---- Entries ----

    body: $ => $._entries,

    _entries: $ => seq(
      '{',
      repeat($._newline),
      optional(seq(
        $._entry,
        repeat(seq($._separators, $._entry)),
        optional($._separators),
      )),
      '}',
    ),

    _separators: $ => repeat1(choice($._newline, ',')),

    _entry: $ => choice($.attribute, alias($.nested_block, $.block)),

    nested_block: $ => seq(
      field('kind', $._name),
      repeat(field('label', $.label)),
      field('body', $.body),
    ),

    // encrypted = true        "Cost-Center" = "42"
    attribute: $ => seq(
      field('name', choice($._name, $.string)),
      '=',
      field('value', $._value),
    ),

    // Where something is named, hyphens stand too.
    _name: $ => choice($.identifier, alias($._hyphenated, $.identifier)),
    _hyphenated: _ => /[A-Za-z_][A-Za-z0-9_]*-[A-Za-z0-9_-]*/,

    _value: $ => choice($._expression, $.missing),

    // ---- Types ----

    // list<internet_facing | internal>?
    type: $ => seq(
      $._type_alternative,
      repeat(seq('|', $._type_alternative)),
      optional('?'),
    ),

    _type_alternative: $ => choice(
      $.type_name,
      $.string,
      $.number,
    ),

    type_name: $ => seq(
      field('name', $.identifier),
      optional(seq('<', field('argument', $.type), '>')),
    ),

    // ---- Expressions ----

    _expression: $ => choice(
      $.conditional,
      $.binary,
      $.unary,
      $._primary,
    ),

    _primary: $ => choice(
      $._compound,
      // A symbol, or a variable of `for`.
      alias($.identifier, $.symbol),
      alias('for', $.symbol),
    ),

    _compound: $ => choice(
      $.member,
      $.index,
      $.call,
      $.null,
      $.boolean,
      $.number,
      $.string,
      $.heredoc,
      $.list,
      $.for,
      $.map,
      $.parenthesized,
    ),

    conditional: $ => prec.right(PRECEDENCE.conditional, seq(
      field('condition', $._expression),
      '?',
      field('consequence', $._expression),
      ':',
      field('alternative', $._expression),
    )),

    binary: $ => {
      const table = [
        ['??', PRECEDENCE.coalesce, prec.right],
        ['||', PRECEDENCE.or, prec.left],
        ['&&', PRECEDENCE.and, prec.left],
        [choice('==', '!='), PRECEDENCE.equality, prec.left],
        [choice('<', '<=', '>', '>='), PRECEDENCE.order, prec.left],
        ['..', PRECEDENCE.range, prec.left],
        [choice('+', '-'), PRECEDENCE.sum, prec.left],
        [choice('*', '/', '%'), PRECEDENCE.product, prec.left],
      ];
      // @ts-ignore
      return choice(...table.map(([operator, precedence, associate]) => associate(precedence, seq(
        field('left', $._expression),
        field('operator', operator),
        field('right', $._expression),
      ))));
    },

    unary: $ => prec(PRECEDENCE.sign, seq(
      field('operator', choice('!', '-')),
      field('operand', $._expression),
    )),

    // What stands behind a value touches it; otherwise it begins something new.
    member: $ => prec(PRECEDENCE.postfix, seq(
      field('object', $._object),
      token.immediate('.'),
      field('name', choice(alias(token.immediate(WORD), $.identifier), $.missing)),
    )),

    index: $ => prec(PRECEDENCE.postfix, seq(
      field('object', $._object),
      token.immediate('['),
      field('index', $._expression),
      ']',
    )),

    // `for` is a word like others, but for `[for x in`.
    _object: $ => choice($._compound, $.identifier, alias('for', $.identifier)),

    call: $ => prec(PRECEDENCE.postfix, seq(
      field('function', $.identifier),
      field('arguments', $.arguments),
    )),

    arguments: $ => seq(token.immediate('('), commaSeparated($._expression), ')'),

    list: $ => seq('[', commaSeparated($._expression), ']'),

    // [for name, value in var.tags: value if name != "x"]
    for: $ => seq(
      '[',
      'for',
      field('variable', $.identifier),
      optional(seq(',', field('variable', $.identifier))),
      'in',
      field('collection', $._expression),
      ':',
      field('value', $._expression),
      optional(seq('if', field('condition', $._expression))),
      ']',
    ),

    map: $ => $._entries,

    parenthesized: $ => seq('(', $._expression, ')'),

    // ---- Words and numbers ----


    identifier: _ => WORD,

    null: _ => 'null',
    boolean: _ => choice('true', 'false'),

    // 15m        512MiB        1_000        60%
    number: $ => seq(
      $._digits,
      optional(field('unit', $.unit)),
    ),
    _digits: _ => /[0-9][0-9_]*(\.[0-9][0-9_]*)*/,
    unit: _ => token.immediate(prec(1, /[A-Za-z][A-Za-z0-9_]*|%/)),

    // ---- Strings ----

    string: $ => $._quoted,
    // "web" in `cluster "web" {`
    label: $ => $._quoted,
    _quoted: $ => seq(
      '"',
      repeat(choice(
        $.string_content,
        $.escape_sequence,
        alias($._dollar_escape, $.escape_sequence),
        $.interpolation,
      )),
      token.immediate('"'),
    ),

    escape_sequence: _ => token.immediate(choice(/\\u\{[0-9A-Fa-f]*\}/, /\\[^\n]/)),
    _dollar_escape: _ => token.immediate('$${'),

    interpolation: $ => seq(token.immediate('${'), $._expression, '}'),

    // <<-BASH ... BASH
    heredoc: $ => seq(
      choice('<<', '<<-'),
      choice(
        seq(
          $.heredoc_tag,
          $._heredoc_open,
          optional($.heredoc_body),
          $._heredoc_close,
          alias($.identifier, $.heredoc_end),
        ),
        seq(alias($._unclosed_tag, $.heredoc_tag), $.missing),
      ),
    ),

    // Its own text is what other languages are injected into; interpolations and escapes are holes in it.
    heredoc_body: $ => repeat1(choice(
      $._heredoc_text,
      alias($._dollar_escape, $.escape_sequence),
      $.interpolation,
    )),

    // ---- Comments ----

    comment: _ => token(choice(/#[^\n]*/, '//', /\/\/[^\/\n][^\n]*/, /\/\/\/\/[^\n]*/)),
    doc_comment: _ => token(choice('///', /\/\/\/[^\/\n][^\n]*/)),
  },
});

/**
 * Any number of these, with commas between and perhaps one behind.
 * @param {RuleOrLiteral} rule
 */
function commaSeparated(rule) {
  return optional(seq(rule, repeat(seq(',', rule)), optional(',')));
}
