// Pages of the manual: Markdown of the compiler as elements, with a link to the page that says more.
import MarkdownIt from 'markdown-it';

// What it shows may have words of a program that somebody shared: no HTML of theirs becomes an element, and no link runs a script.
const markdown = new MarkdownIt({ html: false, linkify: false });

/** The address of a page of `docs/`, from this page. */
export function address(page) {
  return new URL(`../docs/${page.replace(/\.md(?=#|$)/, '.html')}`, document.baseURI).href;
}

/** What the manual says of something. */
export function shown({ markdown: text, page }) {
  const element = document.createElement('div');
  element.className = 'manual';
  element.innerHTML = markdown.render(text);
  if (page) element.append(link(page, 'More'));
  return element;
}

export function link(page, text) {
  const element = document.createElement('a');
  Object.assign(element, { href: address(page), target: '_blank', rel: 'noopener', textContent: text });
  return element;
}
