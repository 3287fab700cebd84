// The extension: a language client for `ecsc lsp`, and the compiled template beside its source.
'use strict';

const vscode = require('vscode');
const { Server } = require('./server');
const { Templates } = require('./templates');

/** @type {Server | undefined} */
let server;

async function activate(context) {
  server = new Server(context.extensionPath);
  const templates = new Templates(server);
  context.subscriptions.push(
    server,
    templates,
    vscode.commands.registerCommand('ecsc.restartServer', () => server.restart()),
    // What the server's line above a block calls: it names places as the protocol does.
    vscode.commands.registerCommand('ecsc.showReferences', (uri, position, locations) => {
      const place = ({ line, character }) => new vscode.Position(line, character);
      const found = locations.map(
        ({ uri, range }) =>
          new vscode.Location(vscode.Uri.parse(uri), new vscode.Range(place(range.start), place(range.end))),
      );
      return vscode.commands.executeCommand(
        'editor.action.showReferences',
        vscode.Uri.parse(uri),
        place(position),
        found,
      );
    }),
    vscode.commands.registerCommand('ecsc.showTemplate', (uri) => templates.show(uri)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('ecsc.path')) server.restart();
    }),
  );
  await server.start();
}

async function deactivate() {
  await server?.stop();
}

module.exports = { activate, deactivate };
