// TextMate, tree-sitter and the server's semantic tokens agree on every character of the examples and of the page of edge
// cases, by the one table in src/language/scopes.rs (editors/scopes.json), as far as each can know.
'use strict';

const assert = require('assert');
const { execFileSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const { after, before, test } = require('node:test');
const { Server } = require('./server');
const { grammar, root, tokenize } = require('../textmate/tokenize');

const { classes } = JSON.parse(fs.readFileSync(path.join(root, 'editors/scopes.json'), 'utf8'));

// What somebody cannot know, and hence says although it is something else.
const CANNOT_KNOW = [
  {
    who: ['textmate', 'tree-sitter'],
    says: 'Symbol',
    is: 'Reference',
    why: 'a bare word is a symbol, unless a `for` around it binds it: a grammar has no scopes',
  },
  {
    who: ['server'],
    says: 'Keyword',
    is: 'ForKeyword',
    why: 'the protocol has one word for all keywords',
  },
];

const pages = fs
  .readdirSync(path.join(root, 'examples'))
  .flatMap((name) => {
    const folder = path.join(root, 'examples', name);
    return fs.readdirSync(folder).filter((file) => file.endsWith('.ecs')).map((file) => path.join(folder, file));
  })
  .concat(path.join(root, 'tests/editors/edge-cases.ecs'));

/** The class that each UTF-16 unit of a text has for TextMate, or none. */
function textmate(loaded, text) {
  const found = new Array(text.length);
  let start = 0;
  for (const { line, tokens } of tokenize(loaded, text)) {
    for (const token of tokens) {
      const name = ofScopes(token.scopes);
      found.fill(name, start + token.start, start + token.end);
    }
    start += line.length + 1;
  }
  return found;
}

/** The innermost scope of the table; what is of a script in a heredoc is of the heredoc. */
function ofScopes(scopes) {
  for (const scope of [...scopes].reverse()) {
    const row = classes.find(({ textmate }) => textmate === scope);
    if (row) return row.class;
    if (scope === 'meta.interpolation.ecs') return undefined;
    if (scope === 'meta.heredoc.ecs') return 'Heredoc';
  }
  return undefined;
}

/** The same for tree-sitter: the captures of the highlight query, later and inner ones above. */
function treeSitter(captures, text) {
  const found = new Array(text.length);
  const units = unitsOfBytes(text);
  for (const [start, end, capture] of captures) {
    const row = classes.find((row) => row.capture === capture);
    assert.ok(row, `the table has no capture @${capture}`);
    found.fill(row.class, units(start), units(end));
  }
  return found;
}

/** The same for the server; where it leaves a character to the grammars, there is `null`. */
function semantic({ data, legend }, text) {
  const found = new Array(text.length).fill(null);
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  let [line, column] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines, columns, length, type, modifiers] = data.slice(at, at + 5);
    column = lines ? columns : column + columns;
    line += lines;
    const said = {
      type: legend.tokenTypes[type],
      modifiers: legend.tokenModifiers.filter((_, bit) => modifiers & (1 << bit)),
    };
    const row = classes.find((row) => JSON.stringify(row.semantic) === JSON.stringify(said));
    assert.ok(row, `the table has no ${JSON.stringify(said)}`);
    found.fill(row.class, starts[line] + column, starts[line] + column + length);
  }
  return found;
}

/** Offsets in UTF-16 of offsets in bytes. */
function unitsOfBytes(text) {
  const bytes = Buffer.from(text);
  return (offset) => bytes.subarray(0, offset).toString().length;
}

/** Whether what somebody says of a character can be right, if it is this. */
function fits(who, says, is) {
  if (says === null) return classes.find((row) => row.class === is).semantic === null;
  return says === is || CANNOT_KNOW.some((row) => row.who.includes(who) && row.says === says && row.is === is);
}

/** The rows of that table without which somebody would disagree: only what is needed stands there. */
const needed = new Set();

/** The ranges of a text of which no one class would fit what all say. */
function disagreements(text, voices) {
  const found = [];
  for (let at = 0; at < text.length; at++) {
    if (/\s/.test(text[at])) continue;
    const said = Object.entries(voices).map(([who, classes]) => [who, classes[at]]);
    const is = classes.find((row) => said.every(([who, says]) => fits(who, says, row.class)));
    if (is) {
      CANNOT_KNOW.filter((row) => row.is === is.class && said.some(([who, says]) => row.who.includes(who) && says === row.says))
        .forEach((row) => needed.add(row));
      continue;
    }
    const line = text.slice(0, at).split('\n').length;
    const words = said.map(([who, says]) => `${who}: ${says}`).join(', ');
    const last = found[found.length - 1];
    if (last && last.end === at && last.words === words) {
      last.text += text[at];
      last.end += 1;
    } else {
      found.push({ line, text: text[at], words, end: at + 1 });
    }
  }
  return found.map(({ line, text, words }) => `line ${line}: \`${text}\` is ${words}`);
}

let server;
let loaded;
let captures;

before(async () => {
  loaded = await grammar();
  server = await Server.start(process.env.ECSC);
  captures = JSON.parse(
    execFileSync(process.env.PYTHON, [path.join(__dirname, 'captures.py'), ...pages], { encoding: 'utf8', maxBuffer: 1 << 28 }),
  );
});

after(() => server?.stop());

for (const page of pages) {
  test(`all agree on ${path.basename(page)}`, async () => {
    const text = fs.readFileSync(page, 'utf8');
    const voices = {
      textmate: textmate(loaded, text),
      'tree-sitter': treeSitter(captures[page], text),
      server: semantic(await server.semanticTokens(page, text), text),
    };
    assert.deepStrictEqual(disagreements(text, voices), []);
  });
}

test('what somebody cannot know is met on some page', () => {
  assert.deepStrictEqual(CANNOT_KNOW.filter((row) => !needed.has(row)), []);
});

test('a disagreement is seen', () => {
  const voices = { textmate: ['Symbol'], 'tree-sitter': ['Symbol'], server: ['Attribute'] };
  assert.strictEqual(disagreements('x', voices).length, 1);
  assert.strictEqual(disagreements('x', { ...voices, server: ['Reference'] }).length, 0);
  assert.strictEqual(disagreements('x', { ...voices, server: [null] }).length, 1);
  assert.strictEqual(disagreements('x', { ...voices, textmate: [undefined] }).length, 1);
});
