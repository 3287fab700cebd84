// The editor of the program: what the compiler says of it, where the text is.
import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, completionStatus, snippetCompletion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentService, indentUnit } from '@codemirror/language';
import { forEachDiagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, drawSelection, highlightActiveLine, hoverTooltip, keymap, lineNumbers, repositionTooltips } from '@codemirror/view';

import { link, shown } from './manual.js';
import { classes } from './scopes.js';

const setTokens = StateEffect.define();
const setOrigin = StateEffect.define();

/** Decorations that an effect replaces, and that move with the text in between. */
function decorations(effect) {
  return StateField.define({
    create: () => Decoration.none,
    update: (value, transaction) =>
      transaction.effects.reduce((last, it) => (it.is(effect) ? it.value : last), value.map(transaction.changes)),
    provide: (field) => EditorView.decorations.from(field),
  });
}

/** How far a new line is indented: as the one before it, and further behind a bracket that is still open. */
function indentation(context, at) {
  const { text, from } = context.lineAt(at, -1);
  const before = text.slice(0, at - from);
  if (!before.trim()) return null;
  const open = /[{[(]\s*(#.*)?$/.test(before) ? context.unit : 0;
  return before.search(/\S/) + open;
}

/** The edits of a fix or of the formatter, as changes of a document. */
const changes = (edits) => edits.map(({ from, to, insert }) => ({ from, to, insert }));

export class Program {
  #marks;

  /** `ask` asks the compiler about the text as it is; `changed` and `moved` are told of text and cursor. */
  constructor(parent, scopes, { ask, changed, moved }) {
    this.ask = ask;
    this.#marks = scopes.map((scope) => Decoration.mark({ class: classes(scope) }));
    const listener = EditorView.updateListener.of((update) => {
      if (update.docChanged) changed();
      else if (update.selectionSet && update.transactions.some((it) => it.isUserEvent('select'))) moved(this.cursor);
    });
    const extensions = [
      lineNumbers(), history(), drawSelection(), highlightActiveLine(), highlightSelectionMatches(), bracketMatching(), closeBrackets(),
      lintGutter(), indentUnit.of('  '), indentService.of(indentation), EditorState.tabSize.of(2), decorations(setTokens), decorations(setOrigin), listener,
      autocompletion({ override: [(context) => this.#completions(context)], icons: true }),
      hoverTooltip((view, at) => this.#hover(at)),
      EditorView.contentAttributes.of({ 'aria-label': 'program', spellcheck: 'false', autocapitalize: 'off' }),
      keymap.of([
        { key: 'Mod-s', run: () => (this.format(), true), preventDefault: true },
        { key: 'Mod-.', run: () => this.#fix() },
        // Never an indentation while there is a list, even if it has just opened and takes no key yet.
        { key: 'Tab', run: (view) => acceptCompletion(view) || completionStatus(view.state) === 'active' },
        ...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap, indentWithTab,
      ]),
    ];
    this.view = new EditorView({ parent, extensions });
  }

  get text() {
    return this.view.state.doc.toString();
  }

  get cursor() {
    return this.view.state.selection.main.head;
  }

  /** Replaces the whole program. */
  open(text) {
    const { length } = this.view.state.doc;
    this.view.dispatch({ changes: { from: 0, to: length, insert: text }, selection: { anchor: 0 }, scrollIntoView: true });
  }

  /** Shows what the compiler says of the text as it is. */
  show({ tokens, diagnostics }) {
    const builder = new RangeSetBuilder();
    for (let at = 0; at < tokens.length; at += 3) {
      if (tokens[at] < tokens[at + 1]) builder.add(tokens[at], tokens[at + 1], this.#marks[tokens[at + 2]]);
    }
    this.view.dispatch({ effects: setTokens.of(builder.finish()) });
    this.view.dispatch(setDiagnostics(this.view.state, diagnostics.map((found, at) => this.#diagnostic(found, at))));
  }

  /** Marks what a line of a template comes from. */
  mark(range, { scroll = false } = {}) {
    if (!range || range.from === range.to) return this.view.dispatch({ effects: setOrigin.of(Decoration.none) });
    const marks = Decoration.set([Decoration.mark({ class: 'origin' }).range(range.from, range.to)]);
    const effects = [setOrigin.of(marks)];
    if (scroll) effects.push(EditorView.scrollIntoView(range.from, { y: 'center' }));
    this.view.dispatch({ effects });
  }

  async format() {
    const edits = await this.#about(() => this.ask({ ask: 'format' }));
    if (edits?.length) this.view.dispatch({ changes: changes(edits), userEvent: 'format' });
  }

  /** What is answered about the text, unless it has changed meanwhile. */
  async #about(asking) {
    const { doc } = this.view.state;
    const answer = await asking();
    return doc.eq(this.view.state.doc) ? answer : undefined;
  }

  #diagnostic({ from, to, severity, code, message, page, fixable }, of) {
    const renderMessage = () => {
      const element = document.createElement('span');
      element.append(message, ' ', page ? link(page, code) : code);
      if (fixable) this.#offer(of, element);
      return element;
    };
    return { from, to, severity, message, renderMessage, of, fixable };
  }

  /** Adds a button for each fix of a diagnostic to what is shown of it. */
  async #offer(of, element) {
    const fixes = await this.#fixes(of);
    element.append(...fixes.map((fix) => this.#button(fix)));
    // It has grown, and may no longer fit where it is.
    repositionTooltips(this.view);
  }

  /** The fixes of a diagnostic, by its position in the list. */
  async #fixes(of) {
    return (await this.#about(() => this.ask({ ask: 'fixes', of }))) ?? [];
  }

  #button({ title, edits }) {
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', className: 'fix', textContent: title.replaceAll('`', '') });
    // Before the editor loses its focus, and the tooltip is gone.
    button.onmousedown = (event) => {
      event.preventDefault();
      this.#apply(edits);
    };
    return button;
  }

  #apply(edits) {
    this.view.dispatch({ changes: changes(edits), userEvent: 'fix' });
    this.view.focus();
  }

  /** Applies the first fix of the diagnostic at the cursor. */
  #fix() {
    let found;
    forEachDiagnostic(this.view.state, (diagnostic, from, to) => {
      if (from <= this.cursor && this.cursor <= to && diagnostic.fixable) found ??= diagnostic;
    });
    if (found) this.#fixes(found.of).then(([first]) => first && this.#apply(first.edits));
    return found !== undefined;
  }

  async #hover(at) {
    const found = await this.#about(() => this.ask({ ask: 'hover', at }));
    return found ? { pos: found.from, end: found.to, above: true, create: () => ({ dom: shown(found) }) } : null;
  }

  async #completions(context) {
    // What begins a list by itself: a letter, and what is followed by a name or a value.
    if (!context.explicit && !context.matchBefore(/[\w."[]|= $/)) return null;
    const found = await this.#about(() => this.ask({ ask: 'complete', at: context.pos }));
    if (!found?.items.length) return null;
    return { from: found.from, to: found.to, options: found.items.map((item, at) => this.#option(item, at)), validFor: /^[\w-]*$/ };
  }

  #option({ label, kind, detail, insert, snippet, rank, topic }, at) {
    const info = topic && (async () => {
      const about = await this.ask({ ask: 'manual', topic });
      return about && shown(about);
    });
    const option = { label, type: kind, detail: detail ?? undefined, info: info ?? undefined, boost: -Math.min(rank, 99), sortText: String(at).padStart(5, '0') };
    return snippet ? snippetCompletion(template(snippet), option) : { ...option, apply: insert };
  }
}

/** A snippet of the Language Server Protocol as CodeMirror writes it: each field in braces, and a list of choices as its first. */
export function template(snippet) {
  return snippet
    .replace(/\$(\d+)/g, '$${$1}')
    .replace(/\$\{0\}/g, '${}')
    .replace(/\$\{(\d+)\|([^,|]*)[^}]*\}/g, '$${$1:$2}')
    .replace(/\\([$}\\])/g, '$1');
}
