// The site on the loopback interface, and a headless browser that looks at it.
'use strict';

const fs = require('fs');
const http = require('http');
const path = require('path');
const { chromium } = require('playwright-core');

const root = path.join(__dirname, '../..');
const SITE = process.env.SITE;
// Long, for a machine that has other things to do.
const TIMEOUT = 30000;

const TYPES = { html: 'text/html', css: 'text/css', js: 'text/javascript', json: 'application/json', svg: 'image/svg+xml', wasm: 'application/wasm', png: 'image/png' };

/** Serves the files of the site, as any server of files does; it knows nothing else. */
async function served() {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const file = path.join(SITE, path.normalize(decodeURIComponent(pathname)).replace(/\/$/, '/index.html'));
    if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[path.extname(file).slice(1)] ?? 'application/octet-stream' });
    fs.createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** A browser, and the address of the site. Whatever goes wrong in a page is kept in `errors`. */
class Browser {
  errors = [];

  static async open() {
    const browser = new Browser();
    browser.server = await served();
    browser.address = `http://127.0.0.1:${browser.server.address().port}`;
    browser.chromium = await chromium.launch({
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
    });
    return browser;
  }

  /** A page in a context of its own. */
  async page(place, options = {}) {
    const context = await this.chromium.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(TIMEOUT);
    page.on('pageerror', (error) => this.errors.push(`${place}: ${error}`));
    page.on('console', (message) => {
      // Its text does not say what is missing.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) this.errors.push(`${place}: ${message.text()}`);
    });
    page.on('response', (response) => {
      if (!response.ok()) this.errors.push(`${place}: ${response.status()} for ${response.url()}`);
    });
    // No server but this one: a page that asks another fails the test.
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(this.address)) this.errors.push(`${place} asks ${request.url()}`);
    });
    await page.goto(this.address + place);
    return page;
  }

  async close() {
    await this.chromium.close();
    this.server.close();
  }
}

/** A picture for whoever looks at the site: `target/site/pictures/NAME.png`. */
async function picture(page, name, options) {
  await page.screenshot({ path: path.join(root, `target/site/pictures/${name}.png`), ...options });
}

module.exports = { Browser, SITE, picture, root };
