// Finishes the built book: links to files that are not pages lead to the repository, and programs have their colours and a link to the playground.
//
// usage: node playground/site/finish.js FOLDER
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';

import { compiler } from '../web/abi.js';
import { classes } from '../web/scopes.js';
import { pages, published, repository, root } from './pages.js';

const [folder] = process.argv.slice(2);
const module = path.join(folder, 'playground/ecsc.wasm');
const ask = existsSync(module) && (await compiler(readFileSync(module)));
const scopes = ask && ask({ ask: 'scopes' }).map(classes);

/** Whether the site has a file there. */
const has = (place) => statSync(path.join(folder, place), { throwIfNoEntry: false })?.isFile();

/** Where a link of a page leads: unchanged if the site has it. */
function target(page, link) {
  if (/^[a-z]+:|^#|^$/i.test(link)) return link;
  const [file, fragment] = link.split(/(?=#)/);
  const place = path.posix.join(path.posix.dirname(page), file).replace(/\/$/, '');
  if (has(place)) return link;
  const relative = (to) => path.posix.relative(path.posix.dirname(page), to) + (fragment ?? '');
  // `README.md` of a folder is its index.
  const index = published(place.replace(/\.html$/, '.md'));
  if (has(index)) return relative(index);
  // A folder of pages is read from its first page on.
  const first = pages.find((it) => it.startsWith(`${place}/`));
  if (first) return relative(published(first));
  return inRepository(place.replace(/\.html$/, '.md'), fragment) ?? inRepository(place, fragment) ?? link;
}

function inRepository(place, fragment = '') {
  const own = path.join(root, place);
  if (!existsSync(own)) return undefined;
  return `${repository}/${statSync(own).isDirectory() ? 'tree' : 'blob'}/main/${place}${fragment}`;
}

const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#x27;': "'", '&amp;': '&' };
const decoded = (html) => html.replace(/&(?:lt|gt|quot|#39|#x27|amp);/g, (entity) => ENTITIES[entity]);
const encoded = (text) => text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter]);

/** A program with an element for each token, as the compiler sees them. */
function coloured(text, tokens) {
  let html = '';
  let end = 0;
  for (let at = 0; at < tokens.length; at += 3) {
    const [from, to, scope] = tokens.slice(at, at + 3);
    html += `${encoded(text.slice(end, from))}<span class="${scopes[scope]}">${encoded(text.slice(from, to))}</span>`;
    end = to;
  }
  return html + encoded(text.slice(end));
}

const playground = (page) => path.posix.relative(path.posix.dirname(page), 'playground/index.html');

/** A block of a program. What is only a part of one cannot be compiled by itself, and has no link. */
function program(page, info, html) {
  const text = decoded(html);
  const { tokens } = ask({ ask: 'compile', name: 'playground.ecs', text, width: 80 });
  const block = `<pre><code class="ecs nohighlight hljs">${coloured(text, tokens)}</code></pre>`;
  if (/^(fragment|syntax)/.test(info)) return block;
  return `${block}<a class="try" href="${playground(page)}#program=${deflateRawSync(text).toString('base64url')}">Open it in the playground</a>`;
}

function finished(page, html) {
  const linked = html.replace(/(<a\b[^>]*?\bhref=")([^"]*)(")/g, (_, before, link, after) => before + target(page, link) + after);
  if (!ask) return linked;
  const bar = '<div class="right-buttons">';
  return linked.replace(bar, `${bar}<a class="to-playground" href="${playground(page)}">Playground</a>`).replace(/<pre><code class="language-ecs(?: ([^"]*))?">(.*?)<\/code><\/pre>/gs, (_, info = '', text) => program(page, info, text));
}

for (const page of readdirSync(folder, { recursive: true })) {
  if (!page.endsWith('.html') || page.startsWith('playground/')) continue;
  const file = path.join(folder, page);
  writeFileSync(file, finished(page, readFileSync(file, 'utf8')));
}
