// The extension: a language client for `ecsc lsp`, and the compiled template beside its source.
'use strict';

const vscode = require('vscode');
const { Server } = require('./server');
const { Templates } = require('./templates');

/** @type {Server | undefined} */
let server;

async function activate(context) {
  server = new Server();
  const templates = new Templates(server);
  context.subscriptions.push(
    server,
    templates,
    vscode.commands.registerCommand('ecsc.restartServer', () => server.restart()),
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
