// The pages of the site: docs/SUMMARY.md lists them, by their paths in the repository.
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.join(import.meta.dirname, '../..');

export const read = (file) => readFileSync(path.join(root, file), 'utf8');

/** Its links are relative to `docs/`, as GitHub reads them. */
const summary = read('docs/SUMMARY.md');
const LINK = /\]\(([^)]+)\)/g;
const inRepository = (link) => path.posix.join('docs', link);

/** The paths of the pages, in their order. */
export const pages = [...summary.matchAll(LINK)].map(([, link]) => inRepository(link));

/** The summary with links as the book wants them, from the top. */
export const contents = summary.replace(LINK, (_, link) => `](${inRepository(link)})`);

/** Where the site has a page: `README.md` is the index of its folder. */
export const published = (page) => page.replace(/(^|\/)README\.md$/, '$1index.md').replace(/\.md$/, '.html');

/** The address of the repository, which Cargo.toml says. */
export const [, repository] = read('Cargo.toml').match(/^repository = "(.*)"$/m);
