// Puts the book together for mdbook: the pages in the folders in which the repository has them, so that their links hold.
//
// usage: node playground/site/assemble.js FOLDER
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { contents, pages, repository, root, read } from './pages.js';

const [folder] = process.argv.slice(2);
const source = path.join(folder, 'src');

rmSync(folder, { recursive: true, force: true });
mkdirSync(source, { recursive: true });
const copy = (from, to = from) => cpSync(path.join(root, from), path.join(source, to));
pages.forEach((page) => copy(page));
const pictures = pages.flatMap((page) => [...read(page).matchAll(/!\[[^\]]*\]\(([^):]+)\)/g)].map(([, link]) => path.posix.join(path.posix.dirname(page), link)));
pictures.forEach((picture) => copy(picture));
writeFileSync(path.join(source, 'SUMMARY.md'), contents);

const settings = `${read('docs/book.toml').replace('[output.html]\n', `[output.html]\ngit-repository-url = "${repository}"\n`)}`;
writeFileSync(path.join(folder, 'book.toml'), settings);
for (const style of ['playground/web/theme.css', 'playground/site/site.css']) cpSync(path.join(root, style), path.join(folder, path.basename(style)));
mkdirSync(path.join(folder, 'theme'));
cpSync(path.join(root, 'editors/vscode/images/ecs.svg'), path.join(folder, 'theme/favicon.svg'));
// An element's id is a global variable of its page, unless there is one of that name: below the heading "exports" the
// libraries of the book would take themselves for modules of Node.
writeFileSync(path.join(folder, 'theme/head.hbs'), '<script>var define, exports, module;</script>\n');
