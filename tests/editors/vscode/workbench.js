// A VS Code of its own: code-server on the loopback interface, a fresh profile, the extension installed, a headless browser.
'use strict';

const { spawn, execFileSync } = require('child_process');
const fs = require('fs');
const net = require('net');
const path = require('path');
const { chromium } = require('playwright-core');

const root = path.join(__dirname, '../../..');
// Long, for a machine that has other things to do.
const TIMEOUT = 30000;

const SETTINGS = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.colorTheme': 'Default Dark Modern',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'files.autoSave': 'off',
  'git.enabled': false,
  'editor.fontSize': 13,
  'editor.minimap.enabled': false,
  'chat.commandCenter.enabled': false,
  'window.commandCenter': false,
};

class Workbench {
  /** Opens a copy of a folder. */
  static async open(folder) {
    const workbench = new Workbench();
    const place = path.join(root, 'target/editors/vscode');
    fs.rmSync(place, { recursive: true, force: true });
    workbench.folder = path.join(place, path.basename(folder));
    fs.cpSync(folder, workbench.folder, { recursive: true });
    const profile = [`--user-data-dir=${place}/data`, `--extensions-dir=${place}/extensions`];
    fs.mkdirSync(`${place}/data/User`, { recursive: true });
    fs.writeFileSync(`${place}/data/User/settings.json`, JSON.stringify(SETTINGS));
    const node = (...more) => [process.env.CODE_SERVER, ...profile, ...more];
    execFileSync(process.execPath, node('--install-extension', process.env.VSIX), { stdio: 'ignore' });

    const port = await freePort();
    const log = fs.openSync(`${place}/server.log`, 'w');
    workbench.server = spawn(
      process.execPath,
      node(`--bind-addr=127.0.0.1:${port}`, '--auth=none', '--disable-telemetry', '--disable-update-check'),
      // A group of its own, so that nothing that it starts outlives it.
      { detached: true, stdio: ['ignore', log, log], env: { ...process.env, NODE_PATH: '' } },
    );
    try {
      await workbench.browse(port);
    } catch (error) {
      await workbench.close();
      throw error;
    }
    return workbench;
  }

  async browse(port) {
    await until('the server answers', async () => (await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => ({}))).ok);
    this.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
    });
    this.page = await this.browser.newPage({ viewport: { width: 1180, height: 760 } });
    this.page.setDefaultTimeout(TIMEOUT);
    await this.page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(this.folder)}`, { waitUntil: 'domcontentloaded' });
    await this.page.waitForSelector('.explorer-folders-view .monaco-list-row');
  }

  async close() {
    await this.browser?.close();
    if (this.server) {
      const ended = new Promise((resolve) => this.server.once('exit', resolve));
      try {
        process.kill(-this.server.pid, 'SIGKILL');
        await ended;
      } catch {
        // It had ended by itself.
      }
    }
  }

  async openFile(name) {
    await this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first().dblclick();
    await this.page.waitForSelector(`.tab.active[data-resource-name="${name}"]`);
    await this.page.waitForSelector('.editor-instance .view-line');
  }

  /** Runs a command of the palette by its title. */
  async command(title) {
    await this.page.keyboard.press('F1');
    await this.page.waitForSelector('.quick-input-widget input', { state: 'visible' });
    await this.page.locator('.quick-input-widget input').first().fill(`>${title}`);
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
    await row.waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Puts the cursor at a line and column, from 1. */
  async goTo(line, column = 1) {
    await this.page.keyboard.press('Control+g');
    await this.page.waitForSelector('.quick-input-widget input', { state: 'visible' });
    await this.page.locator('.quick-input-widget input').first().fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.page.waitForSelector('.quick-input-widget', { state: 'hidden' });
  }

  /** Puts the cursor before the first place of a text in the saved file, some characters on. */
  async goToText(file, text, more = 0) {
    const content = this.saved(file);
    const at = content.indexOf(text);
    if (at < 0) throw new Error(`${file} has no ${JSON.stringify(text)}`);
    const before = content.slice(0, at + more);
    await this.goTo(before.split('\n').length, before.length - before.lastIndexOf('\n'));
  }

  /** Saves, and gives what the file then holds. */
  async save(file) {
    await this.page.keyboard.press('Control+s');
    await this.page.waitForSelector('.tab.active:not(.dirty)');
    return this.saved(file);
  }

  saved(file) {
    return fs.readFileSync(path.join(this.folder, file), 'utf8');
  }

  write(file, text) {
    fs.writeFileSync(path.join(this.folder, file), text);
  }

  /** The coloured ranges of the lines that are visible: text and colour. */
  async colours() {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('.editor-instance .view-line')].flatMap((line) =>
        [...line.querySelectorAll(':scope > span > span')].map((span) => ({
          text: span.textContent.replace(/\u00a0/g, ' '),
          colour: getComputedStyle(span).color,
        })),
      ),
    );
  }

  async texts(selector) {
    return this.page.evaluate(
      (selector) => [...document.querySelectorAll(selector)].map((element) => element.innerText.replace(/\u00a0/g, ' ')),
      selector,
    );
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Waits until something holds, and gives it. */
async function until(what, holds, timeout = TIMEOUT) {
  const end = Date.now() + timeout;
  let last;
  while (Date.now() < end) {
    try {
      const value = await holds();
      if (value) return value;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`in ${timeout} ms it never was so that ${what}${last ? `: ${last}` : ''}`);
}

module.exports = { Workbench, root, until };
