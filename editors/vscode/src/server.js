// The server's life: started with the extension, restarted by command or when its path changes.
'use strict';

const vscode = require('vscode');
const { LanguageClient, RevealOutputChannelOn, State } = require('vscode-languageclient/node');
const { compiler } = require('./compiler');

class Server {
  /** @param {string} folder that of the extension */
  constructor(folder) {
    this.folder = folder;
    this.output = vscode.window.createOutputChannel('ecsc', { log: true });
    /** @type {LanguageClient | undefined} */
    this.client = undefined;
    // Starts and stops follow one another, however fast they are asked for.
    this.queue = Promise.resolve();
  }

  start() {
    return this.enqueue(() => this.startNow());
  }

  stop() {
    return this.enqueue(() => this.stopNow());
  }

  restart() {
    return this.enqueue(async () => {
      await this.stopNow();
      await this.startNow();
    });
  }

  /** Asks the server; `undefined` while there is none. */
  async request(method, params, token) {
    await this.queue;
    if (this.client?.state !== State.Running) return undefined;
    return this.client.sendRequest(method, params, token);
  }

  dispose() {
    this.output.dispose();
  }

  enqueue(work) {
    this.queue = this.queue.then(work, work);
    return this.queue;
  }

  async startNow() {
    const command = compiler(vscode.workspace.getConfiguration('ecsc').get('path'), this.folder);
    this.client = new LanguageClient(
      'ecsc',
      'ecsc',
      { command, args: ['lsp'] },
      {
        documentSelector: ['ecs', 'ecsvars'].map((language) => ({ language, scheme: 'file' })),
        synchronize: { configurationSection: 'ecsc' },
        outputChannel: this.output,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        // A server that cannot start is told of below, with what to do about it.
        initializationFailedHandler: () => false,
      },
    );
    try {
      await this.client.start();
    } catch (error) {
      this.output.error(String(error));
      this.client = undefined;
      this.explain(command, error);
    }
  }

  async stopNow() {
    const client = this.client;
    this.client = undefined;
    if (client?.state === State.Running) await client.stop();
  }

  /** Not awaited: a message may stand for hours. */
  async explain(command, error) {
    const missing = error?.code === 'ENOENT' || /ENOENT/.test(String(error));
    const message = missing
      ? `The compiler \`${command}\` was not found. Install ecsc, or say where it is.`
      : `\`${command} lsp\` did not start: ${error?.message ?? error}`;
    const answer = await vscode.window.showErrorMessage(message, 'Open settings', 'Show output');
    if (answer === 'Open settings') {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'ecsc.path');
    } else if (answer === 'Show output') {
      this.output.show();
    }
  }
}

module.exports = { Server };
