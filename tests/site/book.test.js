// The documents as a web site: links lead somewhere, the search finds, and it can be read on a phone and in the dark.
'use strict';

const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { after, before, test } = require('node:test');
const { Browser, SITE, picture, root } = require('./browser');

const files = fs.readdirSync(SITE, { recursive: true }).filter((file) => fs.statSync(path.join(SITE, file)).isFile());
const pages = files.filter((file) => file.endsWith('.html'));
const repository = fs.readFileSync(path.join(root, 'Cargo.toml'), 'utf8').match(/^repository = "(.*)"$/m)[1];

const unescaped = (text) => text.replace(/&amp;/g, '&').replace(/&quot;/g, '"');
const attributes = (html, names) => [...html.matchAll(new RegExp(`\\s(?:${names})="([^"]*)"`, 'g'))].map(([, value]) => unescaped(value));

/** The places of a page that a fragment can name. */
const anchors = new Map();
function has(page, fragment) {
  if (!anchors.has(page)) anchors.set(page, new Set(attributes(fs.readFileSync(path.join(SITE, page), 'utf8'), 'id|name')));
  return anchors.get(page).has(fragment);
}

/** What is wrong with a link of a page; nothing if it leads somewhere. */
function dead(page, link) {
  const own = link.match(`^${repository}/(?:blob|tree)/main/([^#]*)`);
  // What the repository has now, since that is what will be published.
  if (own) return fs.existsSync(path.join(root, own[1])) ? undefined : 'the repository has no such file';
  if (/^(https?|mailto|data):/.test(link)) return undefined;
  const [place, fragment] = link.split('#').map(decodeURIComponent);
  const target = place === '/' ? 'index.html' : place ? path.posix.join(path.posix.dirname(page), place) : page;
  if (!files.includes(target)) return 'the site has no such file';
  // The fragment of the playground is a program.
  if (!fragment || !target.endsWith('.html') || fragment.startsWith('program=')) return undefined;
  return has(target, fragment) ? undefined : 'the page has no such place';
}

test('no link is dead', () => {
  let links = 0;
  const found = pages.flatMap((page) => {
    const html = fs.readFileSync(path.join(SITE, page), 'utf8');
    return [...new Set(attributes(html, 'href|src'))].flatMap((link) => {
      links++;
      const why = dead(page, link);
      return why ? [`${page}: ${link}: ${why}`] : [];
    });
  });
  assert.deepStrictEqual(found, []);
  assert.ok(links > 500, `only ${links} links were found`);
});

test('a dead link would be noticed', () => {
  assert.strictEqual(dead('index.html', 'docs/nowhere.html'), 'the site has no such file');
  assert.strictEqual(dead('index.html', 'docs/install.html#nowhere'), 'the page has no such place');
  assert.strictEqual(dead('docs/install.html', '#nowhere'), 'the page has no such place');
  assert.strictEqual(dead('index.html', `${repository}/blob/main/nowhere`), 'the repository has no such file');
});

test('every document is a page', () => {
  const documents = fs.readdirSync(path.join(root, 'docs'), { recursive: true }).filter((file) => file.endsWith('.md') && file !== 'SUMMARY.md');
  assert.deepStrictEqual(documents.filter((file) => !files.includes(`docs/${file.replace(/\.md$/, '.html')}`)), []);
});

/** @type {Browser} */
let browser;
before(async () => (browser = await Browser.open()));
after(() => browser?.close());

test('the search finds `shortage`, and its result leads there', async () => {
  const page = await browser.page('/index.html');
  await page.keyboard.press('s');
  // The index is loaded only now.
  await page.waitForLoadState('networkidle');
  await page.locator('#mdbook-searchbar').pressSequentially('shortage');
  const results = page.locator('#mdbook-searchresults a');
  await results.first().waitFor();
  const titles = await results.allInnerTexts();
  assert.ok(titles.some((title) => /shortage/.test(title) && /scaling/.test(title)), titles.join('\n'));
  await results.filter({ hasText: 'shortage' }).first().click();
  await page.waitForURL(/\/docs\/.*shortage/);
  await page.locator('main', { hasText: 'shortage' }).waitFor();
});

test('the search works on a page whose headings have the names of a module loader', async () => {
  assert.ok(has('docs/reference/cluster.html', 'exports'));
  const page = await browser.page('/docs/reference/cluster.html');
  await page.keyboard.press('s');
  await page.waitForLoadState('networkidle');
  await page.locator('#mdbook-searchbar').pressSequentially('shortage');
  await page.locator('#mdbook-searchresults a').first().waitFor();
});

test('programs have the colours of their tokens', async (t) => {
  if (!files.includes('playground/ecsc.wasm')) return t.skip('the compiler cannot be built for browsers here');
  const page = await browser.page('/docs/tutorial.html');
  const colours = await page.locator('code.ecs').first().evaluate((code) =>
    ['comment', 'keyword', 'string', 'support-class'].map((scope) => getComputedStyle(code.querySelector(`.scope-${scope}`)).color));
  assert.strictEqual(new Set(colours).size, colours.length, String(colours));
  await page.locator('a.try').first().click();
  await page.locator('.cm-content', { hasText: "A shop's platform" }).waitFor();
});

/** Whether something makes the page wider than the window. */
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The luminance of a colour that the browser computed, as WCAG defines it. */
function luminance(colour) {
  const [red, green, blue] = colour.match(/[\d.]+/g).slice(0, 3).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

for (const colorScheme of ['light', 'dark']) {
  test(`on a phone it is as wide as the window, and its colours can be read: ${colorScheme}`, async () => {
    const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, colorScheme };
    const page = await browser.page('/docs/tutorial.html', phone);
    for (const place of ['index', 'docs/tutorial', 'docs/reference/cluster', 'docs/diagnostics/names', 'docs/exports']) {
      await page.goto(`${browser.address}/${place}.html`);
      assert.strictEqual(await overflow(page), 0, `${place} is too wide`);
    }
    await page.goto(`${browser.address}/docs/tutorial.html`);
    const low = await page.evaluate(() => {
      const background = (element) => {
        const colour = getComputedStyle(element).backgroundColor;
        return /, 0\)$/.test(colour) && element.parentElement ? background(element.parentElement) : colour;
      };
      const texts = document.querySelectorAll('main p, main h2, main a, main td, main code.ecs span, main code:not(.ecs)');
      return [...texts].map((element) => ({ text: element.textContent.slice(0, 40), ink: getComputedStyle(element).color, paper: background(element) }));
    });
    assert.deepStrictEqual(low.filter(({ ink, paper }) => contrast(ink, paper) < 4.5), []);
    const dark = luminance(low[0].paper) < 0.2;
    assert.strictEqual(dark, colorScheme === 'dark');
    await picture(page, `book-phone-${colorScheme}`);
  });
}

test('no page reports an error, or asks another server', () => assert.deepStrictEqual(browser.errors, []));
