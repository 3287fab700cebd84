// The templates beside the program: one at a time, and which of their lines come from where.
import { defaultHighlightStyle, foldGutter, syntaxHighlighting } from '@codemirror/language';
import { yaml } from '@codemirror/lang-yaml';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, drawSelection, keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';

const setLines = StateEffect.define();
const line = Decoration.line({ class: 'origin' });

const lines = StateField.define({
  create: () => Decoration.none,
  update: (value, { effects }) => effects.reduce((last, it) => (it.is(setLines) ? it.value : last), value),
  provide: (field) => EditorView.decorations.from(field),
});

export class Templates {
  #templates = [];
  #shown = 0;

  /** `chosen` is told which range of the program the chosen line comes from. */
  constructor(tabs, parent, { chosen }) {
    this.tabs = tabs;
    const listener = EditorView.updateListener.of((update) => {
      if (update.selectionSet && update.transactions.some((it) => it.isUserEvent('select'))) chosen(this.#origin());
    });
    this.extensions = [
      lineNumbers(), foldGutter(), drawSelection(), highlightSelectionMatches(), yaml(), syntaxHighlighting(classHighlighter), lines, listener,
      EditorState.readOnly.of(true),
      EditorView.contentAttributes.of({ 'aria-label': 'template' }),
      keymap.of(searchKeymap),
    ];
    this.view = new EditorView({ parent, state: this.#state('') });
  }

  /** The templates of a program without errors. */
  show(templates) {
    const file = this.#templates[this.#shown]?.file;
    this.#templates = templates;
    this.#open(Math.max(templates.findIndex((it) => it.file === file), 0));
  }

  /** Marks all lines that come from where the cursor is in the program. */
  mark(at, program) {
    const found = this.#templates.map(({ mapped }) => innermost(mapped, at, program));
    const size = Math.min(...found.map(({ size }) => size));
    const best = found.findIndex((it) => it.size === size);
    if (!Number.isFinite(size)) return this.#mark([]);
    // The one that is shown stays if it has such lines.
    const own = found[this.#shown]?.size === size ? this.#shown : best;
    if (own !== this.#shown) this.#open(own);
    this.#mark(found[own].lines);
  }

  #state(doc) {
    return EditorState.create({ doc, extensions: this.extensions });
  }

  #open(index) {
    const { scrollTop } = this.view.scrollDOM;
    const text = this.#templates[index]?.text ?? '';
    const stays = index === this.#shown;
    this.#shown = index;
    if (text !== this.view.state.doc.toString()) {
      this.view.setState(this.#state(text));
      // A template that has changed a little is where it was.
      if (stays) this.view.scrollDOM.scrollTop = scrollTop;
    }
    this.tabs.replaceChildren(...this.#templates.map(({ file }, at) => this.#tab(file, at)));
  }

  #tab(file, at) {
    const tab = document.createElement('button');
    Object.assign(tab, { type: 'button', textContent: file, onclick: () => this.#open(at) });
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-selected', String(at === this.#shown));
    return tab;
  }

  #mark(ranges) {
    const { doc } = this.view.state;
    const numbers = ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at + 1));
    const marks = Decoration.set(numbers.map((number) => line.range(doc.line(number).from)));
    const effects = [setLines.of(marks)];
    if (numbers.length) effects.push(EditorView.scrollIntoView(doc.line(numbers[0]).from, { y: 'center' }));
    this.view.dispatch({ effects });
  }

  /** What the line of the cursor comes from; its lines are marked. */
  #origin() {
    const { doc, selection } = this.view.state;
    const number = doc.lineAt(selection.main.head).number - 1;
    const around = this.#templates[this.#shown]?.mapped.filter(([first, last]) => first <= number && number <= last) ?? [];
    const entry = around.at(-1);
    return entry && { from: entry[2], to: entry[3] };
  }
}

/** The lines that come from the smallest attribute or block around a position, and how long that is; and those of what begins on its line. */
function innermost(mapped, at, program) {
  const line = (offset) => program.lineAt(Math.min(offset, program.length)).number;
  const around = mapped.filter(([, , from, , end]) => line(from) === line(at) || (from <= at && at <= end));
  const size = Math.min(...around.map(([, , from, , end]) => end - from));
  return { size, lines: around.filter(([, , from, , end]) => end - from === size) };
}
