// The page: the program, what is said of it, what it becomes.
import { Client } from './client.js';
import { held, program as programOf } from './link.js';
import { Program } from './program.js';
import { Templates } from './templates.js';
import { coloured } from './terminal.js';

const element = (id) => document.getElementById(id);
const client = new Client();
let file = 'playground.ecs';

const answered = async (question) => (await client.ask(question)).answer;
const [scopes, examples] = await Promise.all([answered({ ask: 'scopes' }), (await fetch('examples.json')).json()]);
// What an example reads stays there when its program is changed, or shared.
const files = Object.assign({}, ...examples.map((example) => example.files));

const program = new Program(element('program'), scopes, {
  // Questions are about what was compiled last, so what has been typed since goes first.
  ask: (question) => (send(), answered(question)),
  changed: () => compile(),
  moved: (at) => (program.mark(), templates.mark(at, program.view.state.doc)),
});
const templates = new Templates(element('tabs'), element('template'), { chosen: (range) => program.mark(range, { scroll: true }) });

let sent;
let wanted = false;
let answer = Promise.resolve();

/** Sends the program to the compiler, unless it has it. */
function send() {
  const { doc } = program.view.state;
  if (sent?.eq(doc)) return;
  sent = doc;
  const width = Math.max(40, Math.min(120, Math.floor(element('terminal').clientWidth / columnWidth()) - 1));
  answer = client.ask({ ask: 'compile', name: file, text: doc.toString(), files, width });
  answer.catch(() => {});
}

/** Compiles what is there; what is typed meanwhile is compiled when that is done. */
async function compile() {
  if (wanted) return;
  wanted = true;
  // What is typed in one go is one change.
  await Promise.resolve();
  try {
    let shown;
    do {
      send();
      const compiled = sent;
      const result = await answer;
      if (compiled.eq(program.view.state.doc)) show(result, (shown = compiled));
    } while (!shown?.eq(program.view.state.doc));
  } catch (error) {
    sent = undefined;
    element('status').textContent = `the compiler stopped: ${error.message}`;
  } finally {
    wanted = false;
  }
}

function show({ answer: compiled, milliseconds }) {
  program.show(compiled);
  element('terminal').replaceChildren(coloured(compiled.terminal));
  const errors = compiled.diagnostics.filter((it) => it.severity === 'error').length;
  document.body.classList.toggle('broken', errors > 0);
  // While there are errors, the templates are those of before.
  if (!errors) templates.show(compiled.templates);
  const time = `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
  const parts = [counted(errors, 'error'), counted(compiled.diagnostics.length - errors, 'warning'), counted(compiled.templates.length, 'stack')];
  element('status').textContent = `${parts.filter(Boolean).join(', ') || 'no stacks'} in ${time}`;
  element('status').dataset.milliseconds = milliseconds;
}

const counted = (count, noun) => (count ? `${count} ${noun}${count > 1 ? 's' : ''}` : '');

/** How wide a character of the terminal is. */
function columnWidth() {
  const probe = document.createElement('span');
  probe.textContent = '0'.repeat(50);
  element('terminal').append(probe);
  const { width } = probe.getBoundingClientRect();
  probe.remove();
  return width / 50 || 8;
}

function open(example) {
  element('examples').value = example.name;
  file = example.file;
  program.open(example.text);
}

/** The program that the address holds, or the main example. */
async function begin() {
  const shared = await programOf(location.hash);
  if (shared === undefined) return open(examples.find(({ name }) => name === 'platform'));
  element('examples').value = '';
  file = 'playground.ecs';
  program.open(shared);
}

element('examples').append(
  new Option('Examples', '', true, true),
  ...examples.map(({ name }) => new Option(name, name)),
);
element('examples').onchange = ({ target }) => {
  const example = examples.find(({ name }) => name === target.value);
  if (!example) return;
  history.replaceState(null, '', location.pathname);
  open(example);
};
element('format').onclick = () => program.format();
element('share').onclick = async () => {
  history.replaceState(null, '', await held(program.text));
  // Where a page may not write to the clipboard, the address bar has the link.
  const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
  element('status').textContent = copied ? 'the link to this program is copied' : 'the address holds this program now';
};
addEventListener('hashchange', begin);
await begin();
