// A language client of a few lines: starts the server, opens documents, asks for their semantic tokens.
'use strict';

const { spawn } = require('child_process');
const path = require('path');
const { pathToFileURL } = require('url');

class Server {
  static async start(command) {
    const server = new Server();
    server.process = spawn(command, ['lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
    server.waiting = new Map();
    server.id = 0;
    server.buffer = Buffer.alloc(0);
    server.process.stdout.on('data', (chunk) => server.read(chunk));
    server.process.on('exit', (code) => {
      for (const { reject } of server.waiting.values()) reject(new Error(`the server ended with ${code}`));
    });
    const { capabilities } = await server.request('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        textDocument: {
          semanticTokens: {
            requests: { full: true },
            tokenTypes: [],
            tokenModifiers: [],
            formats: ['relative'],
          },
        },
      },
    });
    server.legend = capabilities.semanticTokensProvider.legend;
    server.notify('initialized', {});
    return server;
  }

  async semanticTokens(file, text) {
    const uri = pathToFileURL(path.resolve(file)).href;
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'ecs', version: 1, text } });
    const { data } = await this.request('textDocument/semanticTokens/full', { textDocument: { uri } });
    this.notify('textDocument/didClose', { textDocument: { uri } });
    return { data, legend: this.legend };
  }

  async stop() {
    await this.request('shutdown');
    this.notify('exit');
  }

  request(method, params) {
    const id = ++this.id;
    this.send({ id, method, params });
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  notify(method, params) {
    this.send({ method, params });
  }

  send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin.write(body);
  }

  read(chunk) {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: *(\d+)/i.exec(this.buffer.subarray(0, end).toString())[1]);
      if (this.buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.buffer.subarray(end + 4, end + 4 + length).toString());
      this.buffer = this.buffer.subarray(end + 4 + length);
      this.take(message);
    }
  }

  take({ id, method, result, error }) {
    if (method !== undefined) {
      // The server asks something: of settings or registrations this client has none.
      if (id !== undefined) this.send({ id, result: null });
      return;
    }
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }
}

module.exports = { Server };
