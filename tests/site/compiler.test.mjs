// The compiler for browsers without a browser: it says what the one for terminals says, and no program ends it.
import assert from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { compiler } from '../../playground/web/abi.js';

const root = path.join(import.meta.dirname, '../..');
const module = readFileSync(path.join(process.env.SITE, 'playground/ecsc.wasm'));
const examples = JSON.parse(readFileSync(path.join(process.env.SITE, 'playground/examples.json'), 'utf8'));
const ask = await compiler(module);
const compile = (text, name = 'playground.ecs', files = {}) => ask({ ask: 'compile', name, text, files, width: 100 });

test('it imports nothing', () => assert.deepStrictEqual(WebAssembly.Module.imports(new WebAssembly.Module(module)), []));

test('templates are those of the command line, byte for byte', () => {
  let compared = 0;
  for (const { name, file, text, files } of examples) {
    const { diagnostics, templates } = compile(text, file, files);
    assert.deepStrictEqual(diagnostics.filter(({ severity }) => severity === 'error'), [], name);
    // The steps of the tutorial have no committed templates.
    if (name.startsWith('tutorial/')) continue;
    const folder = path.join(root, 'examples', name, 'templates');
    const expected = readdirSync(folder).filter((it) => it.endsWith('.yaml'));
    assert.deepStrictEqual(templates.map((it) => it.file).sort(), expected.sort());
    for (const { file, text } of templates) assert.strictEqual(text, readFileSync(path.join(folder, file), 'utf8'), file);
    compared += expected.length;
  }
  assert.ok(compared >= 10, String(compared));
});

test('every resource has lines that come from the program', () => {
  for (const { name, file, text, files } of examples) {
    for (const template of compile(text, file, files).templates) {
      const lines = template.text.split('\n');
      const resources = lines.slice(lines.indexOf('Resources:') + 1);
      const ids = resources.slice(0, resources.findIndex((line) => /^\S/.test(line)) >>> 0).filter((line) => /^ {2}\w+:$/.test(line));
      const mapped = template.mapped.map(([first]) => lines[first]);
      assert.deepStrictEqual(ids.filter((id) => !mapped.includes(id)), [], `${name}: ${template.file}`);
      for (const [first, last, from, to, end] of template.mapped) {
        assert.ok(first <= last && last < lines.length && from <= to && to <= end && end <= text.length);
        const indent = lines[first].search(/\S/);
        // An entry is all lines that are deeper than its first.
        assert.ok(lines.slice(first + 1, last + 1).every((line) => !line.trim() || line.search(/\S/) > indent), lines[first]);
        assert.ok(lines.slice(last + 1).find((line) => line.trim()) === undefined || lines.slice(last + 1).find((line) => line.trim()).search(/\S/) <= indent, lines[first]);
      }
    }
  }
});

test('offsets are those of JavaScript', () => {
  const text = '# é漢🦀\nproject "a" { nme = "🦀" }\n';
  const { diagnostics, tokens } = compile(text);
  assert.strictEqual(text.slice(diagnostics[0].from, diagnostics[0].to), 'nme');
  const words = [];
  for (let at = 0; at < tokens.length; at += 3) words.push(text.slice(tokens[at], tokens[at + 1]));
  assert.deepStrictEqual(words.slice(0, 5), ['# é漢🦀', 'project', '"', 'a', '"']);
});

test('fixes are those of editors, and lead to a program without that mistake', () => {
  const { text, file } = examples.find(({ name }) => name === 'platform');
  const broken = text.replace('encrypted = true', 'encryptd = true');
  const [{ code, page, fixable }] = compile(broken, file).diagnostics;
  const [{ edits: [edit] }] = ask({ ask: 'fixes', of: 0 });
  assert.deepStrictEqual([code, page, fixable], ['E0203', 'diagnostics/names.md#e0203-unknown-attribute', true]);
  assert.strictEqual(broken.slice(0, edit.from) + edit.insert + broken.slice(edit.to), text);
});

test('a program of any shape is answered', () => {
  for (const text of ['', '\u0000', '['.repeat(100_000), '('.repeat(100_000), 'x = ' + '-'.repeat(100_000), '"${'.repeat(20_000), '{'.repeat(100_000), '🦀'.repeat(10_000)]) {
    assert.ok(compile(text).diagnostics, text.slice(0, 10));
    ask({ ask: 'hover', at: 3 });
    ask({ ask: 'complete', at: text.length });
    ask({ ask: 'format' });
    ask({ ask: 'fixes', of: 0 });
  }
});

test('a question of any shape is answered', () => {
  assert.throws(() => ask({ ask: 'nothing' }), /unknown variant/);
  assert.throws(() => ask({ ask: 'hover' }), /missing field/);
  compile('cluster "web" {}\n');
  for (const at of [0, 7, 1_000_000]) {
    ask({ ask: 'hover', at });
    ask({ ask: 'complete', at });
  }
});
