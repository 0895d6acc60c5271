import sanitizeHtml from 'sanitize-html';

/** The small set formatted text consists of, between browser and server and in the mails we send. */
const allowedTags = [
  ...['p', 'br', 'strong', 'em', 'u', 's', 'a', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre', 'h3', 'img', 'span'],
];

/**
 * Formatted text a person wrote, brought to the small set: other elements and attributes are dropped and their text kept;
 * pictures only from files of ours, links only to the web, mail and telephone.
 */
export function tidyWrittenHtml(html: string): string {
  return sanitizeHtml(html, {
    allowedTags,
    allowedAttributes: { a: ['href'], img: ['src', 'alt'], span: ['data-mention'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['file'] },
    allowProtocolRelative: false,
    transformTags: { b: 'strong', i: 'em', del: 's', strike: 's', h1: 'h3', h2: 'h3', h4: 'h3', div: 'p' },
    exclusiveFilter: ({ tag, attribs }) =>
      tag === 'img' && !/^file:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(attribs.src ?? ''),
  }).trim();
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

const decoded = (text: string) =>
  text.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) =>
    name
      ? (named[String(name).toLowerCase()] ?? whole)
      : String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(decimal ?? hex, decimal ? 10 : 16))),
  );

/** The plain text form of tidied formatted text: paragraphs apart by an empty line, lists with dashes, addresses behind links. */
export function textOfWritten(html: string): string {
  const broken = html
    .replaceAll(/<a href="(?:mailto:|tel:)?([^"]*)"[^>]*>(.*?)<\/a>/gs, (_whole, href: string, words: string) => {
      const shown = words.replaceAll(/<[^>]*>/g, '');
      return shown === href || shown === '' ? href : `${words} <a>&lt;${href}&gt;`;
    })
    .replaceAll(/<li>(?:\s*<p>)?/g, '\n- ')
    .replaceAll(/<br ?\/?>/g, '\n')
    .replaceAll(/(?:<\/p>\s*)?<\/li>/g, '')
    .replaceAll(/<\/(?:ul|ol)>/g, '\n\n')
    .replaceAll(/<\/?(?:p|h3|blockquote|pre)>/g, '\n\n')
    .replaceAll(/<[^>]*>/g, '');
  return decoded(broken)
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
