// The compiled template beside its source: a read-only document that follows what is typed, saved or not.
'use strict';

const vscode = require('vscode');

const SCHEME = 'ecsc-template';
// Long enough that a word is typed in one go, short enough to feel immediate.
const PAUSE = 300;

class Templates {
  constructor(server) {
    this.server = server;
    this.changes = new vscode.EventEmitter();
    this.onDidChange = this.changes.event;
    /** The last template of each document that had no errors. */
    this.last = new Map();
    this.timer = undefined;
    this.subscriptions = [
      this.changes,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.languageId === 'ecs') this.refreshSoon();
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.last.delete(document.uri.toString())),
    ];
  }

  /** The command: of a given file, or of the one in the active editor. */
  async show(uri) {
    const source = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
    if (!source || !source.path.endsWith('.ecs')) {
      vscode.window.showInformationMessage('Open an .ecs file first: its compiled template is shown beside it.');
      return;
    }
    const name = source.path.replace(/\.ecs$/, '.yaml');
    const target = vscode.Uri.from({ scheme: SCHEME, path: name, query: source.toString() });
    const document = await vscode.workspace.openTextDocument(target);
    await vscode.languages.setTextDocumentLanguage(document, 'yaml');
    await vscode.window.showTextDocument(document, {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
  }

  async provideTextDocumentContent(uri, token) {
    const source = uri.query;
    const key = uri.toString();
    const answer = await this.server.request('ecsc/template', { textDocument: { uri: source } }, token);
    if (!answer) return '# The server is not running: see the output `ecsc`.\n';
    if (typeof answer.text === 'string') {
      this.last.set(key, answer.text);
      return answer.text;
    }
    const errors = answer.errors === 1 ? '1 error' : `${answer.errors} errors`;
    const last = this.last.get(key);
    return last ? `# The program has ${errors}. This is its template before.\n${last}` : `# The program has ${errors}.\n`;
  }

  refreshSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      for (const document of vscode.workspace.textDocuments) {
        if (document.uri.scheme === SCHEME) this.changes.fire(document.uri);
      }
    }, PAUSE);
  }

  dispose() {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

module.exports = { Templates };
