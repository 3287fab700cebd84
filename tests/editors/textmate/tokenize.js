// Tokenises text with VS Code's own engine and the grammar of the extension.
'use strict';

const fs = require('fs');
const path = require('path');
const oniguruma = require('vscode-oniguruma');
const textmate = require('vscode-textmate');

const root = path.join(__dirname, '../../..');
const languages = path.join(process.env.NODE_PATH, 'tm-grammars/grammars');
const files = {
  'source.ecs': path.join(root, 'editors/vscode/syntaxes/ecs.tmLanguage.json'),
  'source.shell': path.join(languages, 'shellscript.json'),
  'source.json': path.join(languages, 'json.json'),
  'source.yaml': path.join(languages, 'yaml.json'),
};

/** The grammar, ready to tokenise. */
async function grammar() {
  const wasm = fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) =>
      files[scope] ? textmate.parseRawGrammar(fs.readFileSync(files[scope], 'utf8'), files[scope]) : null,
  });
  return registry.loadGrammar('source.ecs');
}

/** Each line of a text with its tokens: where they begin and end, in UTF-16, and their scopes, outermost first. */
function tokenize(grammar, text) {
  let stack = textmate.INITIAL;
  return text.split('\n').map((line) => {
    const result = grammar.tokenizeLine(line, stack);
    if (result.stoppedEarly) throw new Error(`too slow: ${line.slice(0, 80)}`);
    stack = result.ruleStack;
    // The engine appends a line end of its own.
    const tokens = result.tokens.map(({ startIndex, endIndex, scopes }) => ({
      start: startIndex,
      end: Math.min(endIndex, line.length),
      scopes,
    }));
    return { line, tokens: tokens.filter((token) => token.start < token.end) };
  });
}

module.exports = { grammar, root, tokenize };
