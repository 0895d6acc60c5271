import { decodeEntities } from './html-entities.ts';

/** Elements whose content is never shown. */
const hidden = new Set(['script', 'style', 'template', 'noscript', 'xml']);
const paragraphs = new Set([
  'p',
  'title',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'table',
  'blockquote',
  'pre',
  'dl',
  'hr',
]);
const lines = new Set([
  'div',
  'tr',
  'li',
  'section',
  'article',
  'header',
  'footer',
  'center',
  'dt',
  'dd',
  'form',
  'address',
]);

// `<!-->` ends at once, and `--!>` ends one as well, as browsers have it.
const commentEnd = /--!?>/g;

const tagOpening = /<(\/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})/y;

/** Collects text, collapsing white space and marking quoted blocks with `> ` as mail programs do. */
class TextLines {
  readonly #lines: string[] = [];
  // Pieces of the current line; joined once, because looking at the end of a growing string would copy it each time.
  #pieces: string[] = [];
  #blank = true;
  #spaced = false;
  #gap = 0;
  quoteDepth = 0;

  add(text: string): void {
    const collapsed = text.replace(/[\s\u00a0]+/g, ' ');
    if (collapsed === '' || (collapsed === ' ' && (this.#blank || this.#spaced))) return;
    this.#pieces.push((this.#blank || this.#spaced) && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed);
    this.#blank = false;
    this.#spaced = collapsed.endsWith(' ');
  }

  addPreformatted(text: string): void {
    for (const [at, line] of text.split('\n').entries()) {
      if (at > 0) this.breakLine();
      if (line === '') continue;
      this.#pieces.push(line);
      this.#blank &&= line.trim() === '';
      this.#spaced = false;
    }
  }

  /** Ends the line even when it is empty, as `<br>` does. */
  breakLine(): void {
    if (this.#blank) this.#gap++;
    this.#push();
  }

  /** Ends the line if there is one, and leaves `blank` empty lines before what follows. */
  endBlock(blank: number): void {
    this.#push();
    this.#gap = Math.max(this.#gap, blank);
  }

  #push(): void {
    const line = this.#blank ? '' : this.#pieces.join('').trimEnd();
    this.#pieces = [];
    this.#spaced = false;
    if (this.#blank) return;
    this.#blank = true;
    const mark = this.quoteDepth > 0 ? `${'>'.repeat(Math.min(this.quoteDepth, 9))} ` : '';
    for (let n = 0; n < Math.min(this.#gap, 2) && this.#lines.length > 0; n++) this.#lines.push(mark.trimEnd());
    this.#lines.push(mark + line);
    this.#gap = 0;
  }

  toString(): string {
    this.endBlock(0);
    return this.#lines.join('\n');
  }
}

/** Index behind the `>` that ends the tag, quotes respected until too many tags turned out to be unclosed. */
function tagEnd(html: string, from: number, trustQuotes: boolean): { end: number; broken: boolean } {
  if (trustQuotes) {
    let quote = '';
    for (let at = from; at < html.length; at++) {
      const char = html[at] ?? '';
      if (quote !== '') {
        if (char === quote) quote = '';
      } else if (char === '>') return { end: at + 1, broken: false };
      else if ((char === '"' || char === "'") && html[at - 1] === '=') quote = char;
    }
  }
  const plain = html.indexOf('>', from);
  return { end: plain < 0 ? html.length : plain + 1, broken: true };
}

/**
 * The readable text of an HTML mail: block elements become lines, `<blockquote>` becomes `> ` lines so that quoted
 * history is recognised, scripts and styles disappear. One pass, no recursion: hostile nesting costs nothing extra.
 */
export function htmlToText(html: string): string {
  const out = new TextLines();
  let pre = 0;
  let brokenTags = 0;
  let at = 0;
  const addText = (text: string) => {
    const decoded = decodeEntities(text);
    if (pre > 0) out.addPreformatted(decoded);
    else out.add(decoded);
  };
  let textStart = 0;
  // Looked for once: what does not end behind here does not end further on either.
  const endless = new Set<string>();
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    // A bracket that opens nothing, as in "a < b", is text like any other.
    if (!/[a-zA-Z/!?]/.test(html[open + 1] ?? '')) {
      at = open + 1;
      continue;
    }
    if (open > textStart) addText(html.slice(textStart, open));
    if (html.startsWith('<!--', open)) {
      // Conditional comments for other mail programs close like any comment.
      commentEnd.lastIndex = open + 2;
      const close = commentEnd.exec(html);
      at = textStart = close ? close.index + close[0].length : html.length;
      continue;
    }
    tagOpening.lastIndex = open;
    const match = tagOpening.exec(html);
    if (!match) {
      at = textStart = tagEnd(html, open + 1, false).end;
      continue;
    }
    const closing = match[1] === '/';
    const name = (match[2] ?? '').toLowerCase();
    const tag = tagEnd(html, open + match[0].length, brokenTags < 20);
    if (tag.broken) brokenTags++;
    at = textStart = tag.end;
    if (hidden.has(name) && !endless.has(name) && !closing && html[tag.end - 2] !== '/') {
      const search = new RegExp(`</${name}[\\s>]`, 'gi');
      search.lastIndex = at;
      const close = search.exec(html);
      if (!close) endless.add(name);
      // Only code never ends where it is not closed; other words are better shown than lost.
      if (close || name === 'script' || name === 'style') at = textStart = close ? close.index : html.length;
      continue;
    }
    if (name === 'br') out.breakLine();
    else if (name === 'td' || name === 'th') out.add(' ');
    else if (lines.has(name)) out.endBlock(0);
    else if (paragraphs.has(name)) out.endBlock(1);
    if (name === 'li' && !closing) out.add('- ');
    if (name === 'pre') pre = Math.max(0, pre + (closing ? -1 : 1));
    if (name === 'blockquote') out.quoteDepth = Math.max(0, out.quoteDepth + (closing ? -1 : 1));
  }
  addText(html.slice(textStart));
  return out.toString();
}
