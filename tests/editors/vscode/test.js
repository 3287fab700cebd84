// What somebody does who writes `.ecs` in VS Code, done in VS Code: the packaged extension, the real server, the main example.
// PICTURES=1 takes the pictures of the extension's README anew.
'use strict';

const assert = require('assert');
const path = require('path');
const { after, before, test: scenario } = require('node:test');
const { Workbench, root, until } = require('./workbench');

const FILE = 'platform.ecs';
const pictures = process.env.PICTURES && path.join(root, 'editors/vscode/images');

/** @type {Workbench} */
let code;

/** The example as it is. */
let original;

before(async () => {
  code = await Workbench.open(path.join(root, 'examples/platform'));
  original = code.saved(FILE);
  await code.openFile(FILE);
});

after(() => code?.close());

async function picture(name) {
  if (pictures) await code.page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

/** Something somebody does; if it goes wrong, there is a picture of it. */
function test(name, steps) {
  scenario(name, async () => {
    try {
      await restore();
      await steps();
    } catch (error) {
      await code.page.screenshot({ path: path.join(root, `target/editors/vscode/${name.replace(/\W+/g, '-')}.png`) });
      throw error;
    }
  });
}

/** Whatever the one before has left: the example as it is, in one editor. */
async function restore() {
  for (let times = 0; times < 3; times++) await code.page.keyboard.press('Escape');
  await code.command('View: Close All Editors');
  const discard = code.page.locator('.monaco-dialog-box .monaco-button', { hasText: "Don't Save" });
  await until('no editor is open', async () => {
    if (await discard.isVisible()) await discard.click();
    return !(await code.page.locator('.tab').count());
  });
  code.write(FILE, original);
  await code.openFile(FILE);
  // It opens where it was left.
  await code.goTo(1);
  await until('the text is there', async () => (await code.texts('.editor-instance .view-line')).some((text) => text.startsWith('project "platform"')));
}

/** The diagnostics that VS Code lists. */
async function problems() {
  return code.texts('.markers-panel .monaco-list-row');
}

test('everything has its colour', async () => {
  const expected = {
    '/// Stack that owns the VPC.': 'comment',
    param: 'keyword',
    stack_name: 'type',
    '"m5.large"': 'string',
    internet_facing: 'symbol',
    '256': 'number',
  };
  await code.goTo(1);
  const colours = await until('all colours are there', async () => {
    const found = new Map();
    for (const line of [1, 30, 58]) {
      await code.goTo(line);
      for (const { text, colour } of await code.colours()) found.set(text, colour);
    }
    return Object.keys(expected).every((text) => found.has(text)) && found;
  });
  const distinct = new Set(Object.keys(expected).map((text) => colours.get(text)));
  assert.strictEqual(distinct.size, Object.keys(expected).length, JSON.stringify([...colours]));
  assert.notStrictEqual(colours.get('param'), colours.get(' '));
  await code.goTo(1);
  await picture('colours');
});

test('a typo gets a squiggle with its code, and its fix corrects it', async () => {
  await code.goToText(FILE, 'encrypted = true', 'encrypt'.length);
  await code.page.keyboard.press('Delete');
  await code.page.waitForSelector('.squiggly-error');
  await code.command('Problems: Focus on Problems View');
  const [found] = await until('the diagnostic is listed', async () => {
    const rows = (await problems()).filter((row) => row.includes('E0203'));
    return rows.length && rows;
  });
  assert.match(found, /encrypt/);
  await code.command('View: Focus Active Editor Group');
  await code.goToText(FILE, 'encrypted = true', 2);
  await code.page.keyboard.press('Control+.');
  const fix = code.page.locator('.action-widget .monaco-list-row', { hasText: '`encrypted`' }).first();
  await fix.waitFor();
  await picture('fix');
  // It is the one that is chosen.
  await code.page.keyboard.press('Enter');
  await code.page.waitForSelector('.squiggly-error', { state: 'detached' });
  assert.match(await code.save(FILE), /^ {2}encrypted = true$/m);
  await code.command('View: Toggle Panel Visibility');
});

test('after `cluster.` the clusters are offered', async () => {
  await code.goToText(FILE, 'cluster  = cluster.web', 'cluster  = cluster.web'.length);
  for (let times = 0; times < '.web'.length; times++) await code.page.keyboard.press('Backspace');
  await code.page.keyboard.type('.');
  const rows = await until('there is a list', async () => {
    const rows = await code.texts('.suggest-widget.visible .monaco-list-row');
    return rows.some((row) => /^web\b/.test(row.trim())) && rows;
  });
  assert.ok(!rows.some((row) => /^shared\b/.test(row.trim())), `a volume is no cluster: ${rows}`);
  await picture('completion');
  await code.page.keyboard.press('Enter');
  assert.match(await code.save(FILE), /^ {2}cluster {2}= cluster\.web$/m);
});

test('hovering explains an attribute', async () => {
  await code.goToText(FILE, 'timeout = 15m', 3);
  await code.command('Show or Focus Hover');
  const text = await until('there is a hover', async () =>
    (await code.texts('.monaco-hover:not(.hidden) .monaco-hover-content')).find((text) => text.includes('timeout')),
  );
  assert.match(text, /duration/);
  assert.match(text, /How long the tasks of a draining instance/);
  await picture('hover');
  await code.page.keyboard.press('Escape');
});

test('a name is changed wherever it stands', async () => {
  await code.goToText(FILE, 'cluster "web"', 'cluster "w'.length);
  await code.page.keyboard.press('F2');
  const input = code.page.locator('.rename-box input');
  await input.waitFor();
  await input.fill('main');
  await code.page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
  const text = await until('it is changed', async () => {
    const text = await code.save(FILE);
    return text.includes('cluster "main"') && text;
  });
  assert.strictEqual(text.match(/cluster\.main\b/g).length, 2);
  assert.ok(!/cluster\.web\b/.test(text));
  await code.page.keyboard.press('Control+z');
  assert.match(await code.save(FILE), /cluster "web"/);
});

test('formatting puts an untidy line right', async () => {
  const tidy = code.saved(FILE);
  await code.goToText(FILE, 'network   = network.main', 'network'.length);
  for (let times = 0; times < 3; times++) await code.page.keyboard.press('Delete');
  await code.page.keyboard.press('Home');
  await code.page.keyboard.type('     ');
  assert.notStrictEqual(await code.save(FILE), tidy);
  await code.command('Format Document');
  await until('it is formatted', async () => (await code.save(FILE)) === tidy);
});

test('the compiled template stands beside its source, and follows what is typed', async () => {
  await code.command('ecsc: Show compiled template');
  await code.page.waitForSelector('.tab[data-resource-name="platform.yaml"]');
  const lines = () => code.texts('.editor-group-container:nth-child(2) .view-lines, .split-view-view:nth-child(2) .view-lines');
  await until('the template is shown', async () => (await lines()).some((text) => text.includes('AWSTemplateFormatVersion')));
  await picture('template');
  await code.goToText(FILE, 'Stack that owns the VPC');
  await code.page.keyboard.type('Quickly typed. ');
  await until('it follows', async () => (await lines()).some((text) => text.includes('Quickly typed.')));
});

test('the server can be restarted, and then finds what it found before', async () => {
  await code.command('ecsc: Restart server');
  await code.goToText(FILE, 'encrypted = true', 'encrypt'.length);
  await code.page.keyboard.press('Delete');
  await code.page.waitForSelector('.squiggly-error');
});
