// Prints the examples that are one file, as the page lists them, each with the files that it reads; a program that needs `ecsc.toml` is
// no program for one text.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../examples');

/** The folders below a folder that have programs, with it. */
function folders(folder) {
  const inside = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'templates');
  return [folder, ...inside.flatMap(({ name }) => folders(path.join(folder, name)))];
}

/** The files that a program in a folder reads, by the paths that it writes: every text of it that is the path of a file. */
function read(folder, text) {
  const paths = [...text.matchAll(/"([^"\n]+)"/g)].map(([, written]) => written);
  const files = paths.filter((it) => statSync(path.join(folder, it), { throwIfNoEntry: false })?.isFile());
  return Object.fromEntries(files.map((it) => [it, readFileSync(path.join(folder, it), 'utf8')]));
}

const programs = folders(root).flatMap((folder) => {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
  if (files.length !== 1 || !files[0].endsWith('.ecs')) return [];
  const text = readFileSync(path.join(folder, files[0]), 'utf8');
  return [{ name: path.relative(root, folder), file: files[0], text, files: read(folder, text) }];
});
// From the smallest on.
programs.sort((a, b) => a.text.length - b.text.length || a.name.localeCompare(b.name));
console.log(JSON.stringify(programs));
