// What somebody does who tries `.ecs` in the browser, done in a browser. PICTURES=1 takes the picture of the README anew.
'use strict';

const assert = require('assert');
const path = require('path');
const { after, before, test: scenario } = require('node:test');
const { Browser, picture, root } = require('./browser');

/** @type {Browser} */
let browser;
before(async () => (browser = await Browser.open()));
after(() => browser?.close());

/** Something somebody does, on a page of their own that shows the main example; if it goes wrong, there is a picture of it. */
function test(name, steps, options) {
  scenario(name, async () => {
    const page = await browser.page('/playground/index.html', options);
    try {
      await page.locator('#program .cm-line', { hasText: 'project "platform"' }).waitFor();
      await compiled(page);
      await steps(page);
    } catch (error) {
      await picture(page, name.replace(/\W+/g, '-'));
      throw error;
    }
    await page.context().close();
  });
}

const compiled = (page) => page.locator('#status', { hasText: / ms$/ }).waitFor();
const templateLine = (page, text) => page.locator('#template .cm-line', { hasText: text }).first();

/** The first line with a text. A string would find any white space for a space. */
const programLine = (page, text) => page.locator('#program .cm-line').filter({ hasText: text instanceof RegExp ? text : literally(text) }).first();
const literally = (text) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

/** Scrolls to a line and to its beginning: by itself, a browser goes to where the gutter covers that. */
async function scrollTo(line) {
  await line.scrollIntoViewIfNeeded();
  await line.evaluate((element) => (element.closest('.cm-scroller').scrollLeft = 0));
}

/** Puts the cursor on the line with a text, some characters after where the text begins. */
async function goTo(page, text, more = 0) {
  const line = programLine(page, text);
  await scrollTo(line);
  await line.click({ position: { x: 60, y: 8 } });
  const whole = await line.textContent();
  await page.keyboard.press('End');
  for (let at = whole.length; at > whole.indexOf(text) + more; at--) await page.keyboard.press('ArrowLeft');
}

/** Takes what is offered first. */
async function accept(page) {
  await page.locator('.cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled)').waitFor();
  // A list that has just opened takes no key: it may have been meant for the text.
  await page.waitForTimeout(200);
  await page.keyboard.press('Tab');
}

/** The whole program, as the clipboard gets it. */
async function text(page) {
  await page.locator('#program .cm-content').focus();
  await page.keyboard.press('Control+a');
  return page.evaluate(() => new Promise((resolve) => {
    document.addEventListener('copy', (event) => resolve(event.clipboardData.getData('text/plain')), { once: true });
    document.execCommand('copy');
  }));
}

/** Puts the mouse on a word of the line with a text. */
async function hover(page, text, word = text) {
  const line = programLine(page, text);
  await scrollTo(line);
  const box = await line.evaluate((line, word) => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(word);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + word.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    return undefined;
  }, word);
  assert.ok(box, `${word} is not on the line`);
  await page.mouse.move(box.x - 3, box.y);
  await page.mouse.move(box.x, box.y);
}

test('a mistake is shown where it is and as in the terminal, and its fix corrects it', async (page) => {
  await goTo(page, 'encrypted = true', 'encrypt'.length);
  await page.keyboard.press('Delete');
  const mistake = page.locator('.cm-lintRange-error', { hasText: 'encryptd' });
  await mistake.waitFor();
  assert.match(await page.locator('#status').innerText(), /1 error/);
  const terminal = await page.locator('#terminal').innerText();
  assert.match(terminal, /error\[E0203\]: .*`encryptd`/);
  assert.match(terminal, /┌─ platform\.ecs:\d+:3/);
  await page.locator('.broken #template').waitFor();
  await hover(page, 'encryptd = true', 'encryptd');
  const tooltip = page.locator('.cm-tooltip .cm-diagnostic');
  await tooltip.waitFor();
  await tooltip.locator('.fix', { hasText: 'encrypted' }).waitFor();
  if (process.env.PICTURES) await page.screenshot({ path: path.join(root, 'docs/playground.png') });
  await picture(page, 'playground-diagnostic');
  await page.locator('.cm-diagnostic .fix').first().click();
  await mistake.waitFor({ state: 'detached' });
  await programLine(page, 'encrypted = true').waitFor();
  await page.locator('body:not(.broken)').waitFor();
}, { viewport: { width: 1200, height: 720 } });

test('the fix at the cursor is applied by a key', async (page) => {
  await goTo(page, 'encrypted = true', 'encrypt'.length);
  await page.keyboard.press('Delete');
  await page.locator('.cm-lintRange-error').waitFor();
  await page.keyboard.press('Control+.');
  await programLine(page, 'encrypted = true').waitFor();
});

test('the templates follow what is typed', async (page) => {
  await goTo(page, 'Stack that owns the VPC', 0);
  await page.keyboard.type('Quickly typed. ');
  await templateLine(page, 'Quickly typed. Stack that owns the VPC').waitFor();
});

test('hovering explains an attribute, and links to its page', async (page) => {
  await hover(page, 'timeout = 15m', 'timeout');
  const manual = page.locator('.cm-tooltip .manual');
  await manual.waitFor();
  assert.match(await manual.innerText(), /How long the tasks of a draining instance/);
  const link = await manual.locator('a').last().getAttribute('href');
  const [address, fragment] = link.split('#');
  const html = await (await fetch(address)).text();
  assert.ok(!fragment || html.includes(`id="${fragment}"`), link);
});

test('what can be written is offered, and explained', async (page) => {
  await goTo(page, 'cluster  = cluster.web', 'cluster  = cluster.web'.length);
  for (let times = 0; times < '.web'.length; times++) await page.keyboard.press('Backspace');
  await page.keyboard.type('.');
  const items = page.locator('.cm-tooltip-autocomplete li');
  await items.first().waitFor();
  const labels = await page.locator('.cm-completionLabel').allInnerTexts();
  assert.deepStrictEqual([labels.includes('web'), labels.includes('shared')], [true, false], String(labels));
  await accept(page);
  await programLine(page, 'cluster  = cluster.web').waitFor();
  await page.locator('body:not(.broken)').waitFor();
});

test('a nested block is offered with its braces', async (page) => {
  await goTo(page, 'encrypted = true', 'encrypted = true'.length);
  await page.keyboard.press('Enter');
  await page.keyboard.type('acc');
  await page.locator('.cm-tooltip-autocomplete li', { hasText: 'access_point' }).first().waitFor();
  await page.locator('.cm-tooltip.cm-completionInfo .manual').waitFor();
  await accept(page);
  await programLine(page, /^ {2}access_point "\w*" \{/).waitFor();
});

test('the cursor shows which lines of the templates come from there', async (page) => {
  await goTo(page, 'encrypted = true', 3);
  const marked = page.locator('#template .cm-line.origin');
  await marked.first().waitFor();
  assert.strictEqual(await page.locator('#tabs [aria-selected="true"]').innerText(), 'platform-efs-shared.yaml');
  assert.ok((await marked.allInnerTexts()).some((line) => line.trim() === 'Encrypted: true'), String(await marked.allInnerTexts()));
});

test('a line of a template shows what it comes from', async (page) => {
  await goTo(page, 'encrypted = true', 3);
  await templateLine(page, 'Encrypted: true').click();
  const origin = page.locator('#program .origin');
  await origin.first().waitFor();
  assert.strictEqual((await origin.allInnerTexts()).join(''), 'encrypted = true');
  await page.locator('#tabs button', { hasText: 'cluster-web' }).click();
  await templateLine(page, 'AWSTemplateFormatVersion').waitFor();
});

test('a shared link restores the program', async (page) => {
  await goTo(page, 'Stack that owns the VPC', 0);
  await page.keyboard.type('Größe 🦀 ');
  await templateLine(page, 'Größe 🦀').waitFor();
  const shared = await text(page);
  await page.locator('#share').click();
  await page.waitForURL(/#program=/);
  const link = new URL(page.url());
  const other = await browser.page(link.pathname + link.hash);
  await programLine(other, 'Größe 🦀').waitFor();
  assert.strictEqual(await text(other), shared);
});

test('an example that reads a file of another has it, also when it is shared', async (page) => {
  await page.locator('#examples').selectOption('shop');
  await programLine(page, 'project "shop"').waitFor();
  await templateLine(page, 'AWSTemplateFormatVersion').waitFor();
  await page.locator('body:not(.broken)').waitFor();
  await page.locator('#tabs button', { hasText: 'shop-service-api.yaml' }).waitFor();
  await page.locator('#share').click();
  await page.waitForURL(/#program=/);
  const link = new URL(page.url());
  const other = await browser.page(link.pathname + link.hash);
  await programLine(other, 'project "shop"').waitFor();
  await other.locator('#tabs button', { hasText: 'shop-service-api.yaml' }).waitFor();
});

test('a link that is damaged shows the example', async () => {
  const page = await browser.page('/playground/index.html#program=AAAA');
  await programLine(page, 'project "platform"').waitFor();
});

test('what a shared program says is text, and never a part of the page', async (page) => {
  await page.locator('#program .cm-content').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('/// <img src=x onerror="document.title = 1"> [a](javascript:alert(1))\nparam owner: stack_name\n\nexisting network "main" {\n  stack = param.owner\n  zones = 2\n}\n');
  await compiled(page);
  await hover(page, 'stack = param.owner', 'owner');
  const manual = page.locator('.cm-tooltip .manual');
  await manual.waitFor();
  assert.match(await manual.innerText(), /<img src=x/);
  assert.strictEqual(await manual.locator('img, a[href^="javascript"]').count(), 0);
});

test('an untidy line is formatted', async (page) => {
  const tidy = await text(page);
  await goTo(page, 'encrypted = true', 'encrypted'.length);
  await page.keyboard.type('     ');
  await compiled(page);
  assert.notStrictEqual(await text(page), tidy);
  await page.locator('#format').click();
  await programLine(page, /^ {2}encrypted = true$/).waitFor();
  assert.strictEqual(await text(page), tidy);
});

test('each example can be chosen', async (page) => {
  for (const name of await page.locator('#examples option').allInnerTexts()) {
    if (name === 'Examples') continue;
    await page.locator('#examples').selectOption(name);
    await page.locator('#status', { hasText: /^\d+ stacks? in/ }).waitFor();
  }
});

for (const colorScheme of ['light', 'dark']) {
  test(`on a phone everything is below each other: ${colorScheme}`, async (page) => {
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.strictEqual(overflow, 0);
    const [program, output] = await Promise.all(['#program', '#output'].map((id) => page.locator(id).boundingBox()));
    assert.ok(output.y >= program.y + program.height && program.width > 340, JSON.stringify({ program, output }));
    await picture(page, `playground-phone-${colorScheme}`, { fullPage: true });
  }, { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, colorScheme });
}

test('in the dark it is dark', async (page) => {
  const paper = await page.locator('#program').evaluate((element) => getComputedStyle(element).backgroundColor);
  assert.ok(paper.match(/\d+/g).map(Number).every((value) => value < 80), paper);
  await picture(page, 'playground-dark');
}, { colorScheme: 'dark' });

scenario('no page reports an error, or asks another server', () => assert.deepStrictEqual(browser.errors, []));
