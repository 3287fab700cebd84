// How long the compiler takes in the browser, and how large it is: printed, and not asserted, since machines differ.
'use strict';

const fs = require('fs');
const path = require('path');
const zlib = require('zlib');
const { test } = require('node:test');
const { Browser, SITE } = require('./browser');

test('figures', async (t) => {
  const module = fs.readFileSync(path.join(SITE, 'playground/ecsc.wasm'));
  const kilobytes = (bytes) => `${(bytes.length / 1000).toFixed(0)} kB`;
  t.diagnostic(`ecsc.wasm: ${kilobytes(module)}, ${kilobytes(zlib.gzipSync(module))} with gzip`);
  const browser = await Browser.open();
  try {
    const page = await browser.page('/playground/index.html');
    const status = page.locator('#status');
    const took = async () => Number((await status.getAttribute('data-milliseconds')) ?? 0);
    await page.locator('#status', { hasText: / ms$/ }).waitFor();
    t.diagnostic(`first compilation of the main example: ${(await took()).toFixed(1)} ms`);
    const times = [];
    await page.locator('#program .cm-line').first().click();
    for (let typed = 0; typed < 20; typed++) {
      await page.keyboard.type(' ');
      await page.waitForTimeout(100);
      times.push(await took());
    }
    times.sort((a, b) => a - b);
    t.diagnostic(`later ones: ${times[10].toFixed(1)} ms in the middle, ${times.at(-1).toFixed(1)} ms at most`);
  } finally {
    await browser.close();
  }
});
