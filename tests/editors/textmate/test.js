// The examples and a page of edge cases, tokenised by VS Code's own engine, are as the committed snapshots say.
// UPDATE=1 rewrites them; read the difference as prose.
'use strict';

const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { test } = require('node:test');
const { grammar, root, tokenize } = require('./tokenize');

const snapshots = path.join(__dirname, 'snapshots');

/** A line, and below it what each range of it is, without the scope that is everywhere. */
function show({ line, tokens }) {
  const shown = [];
  for (const { start, end, scopes } of tokens) {
    const own = scopes.slice(1).join(' ');
    const last = shown[shown.length - 1];
    if (last && last.own === own && last.end === start) last.end = end;
    else if (own) shown.push({ start, end, own });
  }
  const marks = shown.map(({ start, end, own }) => ` ${' '.repeat(start)}${'^'.repeat(end - start)} ${own}\n`);
  return `>${line}\n${marks.join('')}`;
}

const pages = fs
  .readdirSync(path.join(root, 'examples'))
  .flatMap((name) => {
    const folder = path.join(root, 'examples', name);
    return fs.readdirSync(folder).filter((file) => file.endsWith('.ecs')).map((file) => path.join(folder, file));
  })
  .concat(['edge-cases', 'broken'].map((name) => path.join(__dirname, '..', `${name}.ecs`)));

const loaded = grammar();

for (const page of pages) {
  const name = path.basename(page, '.ecs');
  test(`${name} has the scopes of its snapshot`, async () => {
    const found = tokenize(await loaded, fs.readFileSync(page, 'utf8')).map(show).join('');
    const file = path.join(snapshots, `${name}.txt`);
    if (process.env.UPDATE === '1') {
      fs.mkdirSync(snapshots, { recursive: true });
      fs.writeFileSync(file, found);
    }
    const expected = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
    assert.ok(found === expected, difference(found, expected));
  });
}

test('no snapshot is of a page that is gone', () => {
  const names = pages.map((page) => `${path.basename(page, '.ecs')}.txt`);
  assert.deepStrictEqual(fs.readdirSync(snapshots).sort(), names.sort());
});

test('a long line and a deep one are tokenised in time', async () => {
  const long = `let a = [${'"x${1 + 2}", '.repeat(20000)}]`;
  const deep = `let a = ${'['.repeat(2000)}${']'.repeat(2000)}`;
  const start = Date.now();
  tokenize(await loaded, `${long}\n${deep}\n`);
  assert.ok(Date.now() - start < 20000, `${Date.now() - start} ms`);
});

function difference(found, expected) {
  const [now, before] = [found.split('\n'), expected.split('\n')];
  const at = now.findIndex((line, index) => line !== before[index]);
  const around = (lines) => lines.slice(Math.max(0, at - 3), at + 3).join('\n');
  return `line ${at + 1} of the snapshot differs (UPDATE=1 rewrites it):\n${around(now)}\ninstead of\n${around(before)}`;
}
