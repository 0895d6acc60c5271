const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

const decoded = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[(name as string).toLowerCase()] ?? whole;
    const code = Number.parseInt(decimal ?? hex, decimal ? 10 : 16);
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : '';
  });

/** Where the text stands in a tree of blocks: what each of its lines begins with. */
type Frame = { tag: string; count: number; prefix: string };

/**
 * Tidied HTML as plain text: a blank line between paragraphs, `- ` and `1. ` before entries of lists, `> ` before quoted
 * lines, the address after a link whose words are others, the name of a picture in brackets.
 */
export function textOfTidied(html: string): string {
  const out: string[] = [];
  const stack: Frame[] = [];
  let line = '';
  let mark = '';
  // What a blank line before the next words begins with; null: none is wanted.
  let gap: string | null = null;
  const prefix = () => stack.map((frame) => frame.prefix).join('');
  const endLine = (force = false) => {
    if (line.trim() === '' && !force) {
      line = '';
      return;
    }
    if (gap !== null && out.length > 0) out.push(gap.trimEnd());
    gap = null;
    const before = prefix();
    // The mark of an entry stands on its first line in place of the indent its other lines get.
    const lead = mark ? before.slice(0, before.length - mark.length) + mark : before;
    mark = '';
    out.push((lead + line.trimEnd()).trimEnd());
    line = '';
  };
  const links: { href: string; from: number }[] = [];
  const inPre = () => stack.some((frame) => frame.tag === 'pre');

  for (const [token, close, tag = '', attributes = ''] of html.matchAll(/<(\/?)([a-z0-9]+)([^<>]*)>|[^<]+/gi)) {
    if (!token.startsWith('<')) {
      const words = decoded(token);
      if (inPre()) {
        const lines = words.split('\n');
        for (const [at, one] of lines.entries()) {
          line += one;
          if (at < lines.length - 1) endLine(true);
        }
      } else {
        const folded = words.replaceAll(/[ \t\r\n]+/g, ' ');
        line += line === '' ? folded.trimStart() : folded;
      }
      continue;
    }
    if (close) closes(tag);
    else opens(tag, attributes);
  }
  endLine();
  return out
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();

  function opens(tag: string, attributes: string): void {
    if (tag === 'br') endLine(true);
    else if (tag === 'img') line += `[${decoded(/alt="([^"]*)"/.exec(attributes)?.[1] ?? '') || '…'}]`;
    else if (tag === 'a')
      links.push({ href: decoded(/href="([^"]*)"/.exec(attributes)?.[1] ?? ''), from: line.length });
    else if (tag === 'p' || tag === 'h3') {
      endLine();
      if (stack.at(-1)?.tag !== 'li') gap ??= prefix();
    } else if (tag === 'ul' || tag === 'ol') {
      endLine();
      if (!stack.some((frame) => frame.tag === 'li')) gap ??= prefix();
      stack.push({ tag, count: 0, prefix: '' });
    } else if (tag === 'li') {
      endLine();
      const list = stack.at(-1);
      if (list) list.count += 1;
      mark = list?.tag === 'ol' ? `${list.count}. ` : '- ';
      stack.push({ tag, count: 0, prefix: ' '.repeat(mark.length) });
    } else if (tag === 'blockquote' || tag === 'pre') {
      endLine();
      gap ??= prefix();
      stack.push({ tag, count: 0, prefix: tag === 'blockquote' ? '> ' : '' });
    }
  }

  function closes(tag: string): void {
    if (tag === 'a') {
      const link = links.pop();
      const words = link ? line.slice(link.from).trim() : '';
      const address = link?.href.replace(/^(?:mailto|tel):/i, '') ?? '';
      if (address && words && words !== address && words !== link?.href) line += ` (${address})`;
    } else if (tag === 'p' || tag === 'h3') {
      endLine();
      if (stack.at(-1)?.tag !== 'li') gap = prefix();
    } else if (['ul', 'ol', 'li', 'blockquote', 'pre'].includes(tag)) {
      endLine();
      const at = stack.findLastIndex((frame) => frame.tag === tag);
      if (at >= 0) stack.splice(at);
      mark = '';
      if (tag !== 'li' && !stack.some((frame) => frame.tag === 'li')) gap = prefix();
    }
  }
}
