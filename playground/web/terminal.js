// Text with a terminal's escape sequences, as elements.

const ESCAPE = /\x1b\[([\d;]*)m/;

/** The pieces of a text, each with the classes of the colours that it has. */
export function coloured(text) {
  const fragment = document.createDocumentFragment();
  let style = { bold: false, colour: undefined };
  // What `split` captures stands between the pieces: text, sequence, text, ...
  text.split(ESCAPE).forEach((piece, at) => {
    if (at % 2) style = after(style, piece.split(';').map(Number));
    else if (piece) fragment.append(element(piece, style));
  });
  return fragment;
}

/** The style after a sequence: 0 resets, 1 is bold, 30 to 37 and 90 to 97 are colours; codespan also writes `38;5;n`. */
function after(style, codes) {
  const next = { ...style };
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at];
    if (code === 0) Object.assign(next, { bold: false, colour: undefined });
    else if (code === 1) next.bold = true;
    else if (code === 38 && codes[at + 1] === 5) [next.colour, at] = [codes[at + 2] % 8, at + 2];
    else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) next.colour = code % 10;
    else if (code === 39) next.colour = undefined;
  }
  return next;
}

function element(text, { bold, colour }) {
  const span = document.createElement('span');
  span.textContent = text;
  if (bold) span.classList.add('bold');
  if (colour !== undefined) span.classList.add(`ansi-${colour}`);
  return span;
}
