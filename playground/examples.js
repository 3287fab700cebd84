// Prints the examples that are one file, as the page lists them; a program that needs `ecsc.toml` is no program for one text.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../examples');

/** The folders below a folder that have programs, with it. */
function folders(folder) {
  const inside = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'templates');
  return [folder, ...inside.flatMap(({ name }) => folders(path.join(folder, name)))];
}

const programs = folders(root).flatMap((folder) => {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
  if (files.length !== 1 || !files[0].endsWith('.ecs')) return [];
  const text = readFileSync(path.join(folder, files[0]), 'utf8');
  return [{ name: path.relative(root, folder), file: files[0], text }];
});
// From the smallest on.
programs.sort((a, b) => a.text.length - b.text.length || a.name.localeCompare(b.name));
console.log(JSON.stringify(programs));
