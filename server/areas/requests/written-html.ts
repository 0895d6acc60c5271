import type { IOptions, Tag } from 'sanitize-html';
import { sanitiseUnlessDeep } from '#platform/sanitise-unless-deep.ts';
import { textOfTidied } from './written-text.ts';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const fileAddress = new RegExp(`^file:(${uuid})$`, 'i');
const personId = new RegExp(`^${uuid}$`, 'i');
const linkAddress = /^(?:https?:\/\/|mailto:|tel:)\S+$/i;

/** Deeper than anybody writes; beyond it the parser's work would grow with the square of the depth. */
const maxDepth = 60;
const maxLength = 400_000;

/**
 * No tag of ours: its content stays, the tag goes, once all is tidied. A name that is not allowed would do it at once, but
 * then the sanitizer ends what comes next at that depth under that name.
 */
const unwrapped: Tag = { tagName: 'span', attribs: {} };

const options: IOptions = {
  allowedTags: 'p br strong em u s a ul ol li blockquote code pre h3 img span'.split(' '),
  allowedAttributes: { a: ['href'], img: ['src', 'alt'], span: ['data-mention'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['file'] },
  allowedSchemesAppliedToAttributes: ['href', 'src'],
  allowProtocolRelative: false,
  nestingLimit: maxDepth,
  nonTextTags: ['script', 'style', 'textarea', 'option', 'select', 'noscript', 'template', 'title', 'svg', 'math'],
  transformTags: {
    b: 'strong',
    i: 'em',
    del: 's',
    strike: 's',
    div: 'p',
    h1: 'h3',
    h2: 'h3',
    h4: 'h3',
    h5: 'h3',
    h6: 'h3',
    a: (tagName, attributes) => {
      const href = (attributes.href ?? '').trim();
      return linkAddress.test(href) ? { tagName, attribs: { href } } : unwrapped;
    },
    // Taken out in one go below: the sanitizer's own filter copies all that stands before each picture.
    img: (tagName, attribs) => ({ tagName, attribs: fileAddress.test(attribs.src ?? '') ? attribs : {} }),
    span: (tagName, attributes) => {
      const id = attributes['data-mention'] ?? '';
      return personId.test(id) ? { tagName, attribs: { 'data-mention': id.toLowerCase() } } : unwrapped;
    },
  },
};

/**
 * Formatted text somebody of ours wrote, brought to the small set the desk knows: paragraphs, breaks, bold, italic,
 * underlined and struck words, links (http, https, mailto, tel), lists, quotes, code, one heading, pictures of files
 * handed in (`file:<uuid>`) and colleagues mentioned. All else goes, its words stay; nothing of it can run. Never throws.
 */
export function tidyWrittenHtml(html: string): string {
  const bounded = html.slice(0, maxLength).replaceAll('\u0000', '');
  const tidied = sanitiseUnlessDeep(bounded, options, 4 * maxDepth);
  if (tidied !== null) return withoutBare(tidied).trim();
  const words = bounded.replaceAll(/<[^<>]*>/g, ' ').replaceAll(/[<>]/g, ' ');
  return `<p>${sanitiseUnlessDeep(words, { allowedTags: [] }, 0)}</p>`;
}

/** Pictures without an address and spans that say nothing, taken out; what stands in them stays. */
function withoutBare(tidied: string): string {
  const open: boolean[] = [];
  return tidied.replaceAll('<img />', '').replaceAll(/<(\/?)span( [^<>]*)?>/g, (whole, end: string, says?: string) => {
    if (end === '') open.push(says !== undefined);
    const stays = end === '' ? says !== undefined : open.pop() === true;
    return stays ? whole : '';
  });
}

/** The plain form of formatted text: what a mail program without HTML shows, what search finds, what lists begin with. */
export function textOfWritten(html: string): string {
  return textOfTidied(tidyWrittenHtml(html));
}

/** Ids of the pictures that stand in tidied text, each once, in their order. */
export function picturesOf(html: string): string[] {
  const found = [...html.matchAll(new RegExp(`<img[^<>]*src="file:(${uuid})"`, 'gi'))].map((match) =>
    (match[1] as string).toLowerCase(),
  );
  return [...new Set(found)];
}

/** Tidied text with the address of each picture replaced; a picture that gets none is taken out. */
export function withPictures(html: string, addressOf: (fileId: string) => string | null): string {
  return html.replaceAll(new RegExp(`<img([^<>]*)src="file:(${uuid})"([^<>]*?)/?>`, 'gi'), (_, before, id, after) => {
    const address = addressOf((id as string).toLowerCase());
    return address === null ? '' : `<img${before}src="${address}"${after.trimEnd()} />`;
  });
}

/** Tidied text as a page of the desk shows it: pictures from our own addresses, links open apart and tell nothing. */
export function shownWritten(html: string): string {
  return withPictures(html, (id) => `/api/v1/attachments/${id}`).replaceAll(
    '<a href=',
    '<a target="_blank" rel="noopener noreferrer nofollow" href=',
  );
}

/** Plain text as the same in HTML: a paragraph per block, a break per line. */
export function htmlOfText(text: string): string {
  return text
    .split(/\n{2,}/)
    .filter((block) => block.trim() !== '')
    .map((block) => `<p>${escaped(block).replaceAll('\n', '<br />')}</p>`)
    .join('');
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
