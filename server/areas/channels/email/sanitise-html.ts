import type { Attributes, IOptions, Tag } from 'sanitize-html';
import { sanitiseUnlessDeep } from '#platform/sanitise-unless-deep.ts';
import { escapeHtml } from './html-entities.ts';
import { htmlToText } from './html-to-text.ts';
import { safeStyle } from './safe-style.ts';

export interface SanitiseOptions {
  /** `blocked` keeps remote pictures from telling the sender that the mail was opened. */
  remoteImages: 'blocked' | 'allowed';
  /** The address under which the picture with that Content-ID is served, or null when there is none. */
  inlineImage: (cid: string) => string | null;
}

export interface SanitisedHtml {
  html: string;
  /** How many remote pictures were replaced by a placeholder. */
  blockedImages: number;
}

/** HTML beyond this many characters is cut: no letter is that long, and the page must stay quick. */
const maxLength = 2_000_000;
const maxDepth = 100;
/** No mail program nests this deep; the parser's work grows with the square of the depth. */
const bombDepth = 400;

const layout = ['align', 'valign', 'bgcolor', 'width', 'height', 'dir', 'lang', 'style', 'title'];

const allowedTags =
  'a abbr address article aside b bdi bdo blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr'.split(
    ' ',
  );

// With their whole content: what stands inside is code, not words.
const droppedWithContent = [
  'script',
  'style',
  'textarea',
  'option',
  'select',
  'noscript',
  'template',
  'xml',
  'svg',
  'math',
  'object',
  'iframe',
  'noembed',
  'noframes',
];

/** The address as an absolute http(s) one, or null: a relative one would point into our own pages. */
function webAddress(text: string | undefined): string | null {
  const trimmed = (text ?? '').trim();
  const absolute = trimmed.startsWith('//') ? `https:${trimmed}` : trimmed;
  // The URL parser forgives line breaks and tabs inside the scheme; a sender who writes them hides something.
  if (!/^https?:\/\/[^\s\\]+$/i.test(absolute)) return null;
  try {
    return new URL(absolute).href;
  } catch {
    return null;
  }
}

function linkAddress(text: string | undefined): string | null {
  const trimmed = (text ?? '').trim();
  if (/^(?:mailto|tel):[^\s<>"'\\]+$/i.test(trimmed)) return trimmed;
  return webAddress(trimmed.replaceAll(' ', '%20'));
}

/** Keeps the allowed attributes with harmless values; sizes are plain numbers or percentages. */
function plainAttributes(attributes: Attributes): Attributes {
  const kept: Attributes = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'style') {
      const style = safeStyle(value);
      if (style !== '') kept.style = style;
    } else if (name === 'width' || name === 'height') {
      if (/^\d{1,4}(?:px|%)?$/.test(value.trim())) kept[name] = value.trim();
    } else if (/^(?:border|cellpadding|cellspacing|colspan|rowspan|span)$/.test(name)) {
      if (/^\d{1,2}$/.test(value.trim())) kept[name] = value.trim();
    } else if (!/(?:javascript|vbscript|data)\s*:|expression\s*\(/i.test(value)) kept[name] = value;
  }
  return kept;
}

function optionsFor(options: SanitiseOptions, count: () => void): IOptions {
  const link = (_: string, attributes: Attributes): Tag => {
    const { href, target, rel, ...others } = attributes;
    const address = linkAddress(href);
    const kept = plainAttributes(others);
    if (!address) return { tagName: 'span', attribs: kept };
    const attribs = { ...kept, href: address, rel: 'noopener noreferrer nofollow', target: '_blank' };
    // What the pointer is shown is where the link goes, not what the sender would have one believe.
    return { tagName: 'a', attribs: 'title' in kept ? { ...attribs, title: address } : attribs };
  };
  const image = (_: string, attributes: Attributes): Tag => {
    const { src = '', srcset, ...others } = attributes;
    const kept = plainAttributes(others);
    const cid = /^\s*cid:(\S{1,500})\s*$/i.exec(src)?.[1];
    if (cid !== undefined) {
      const inline = options.inlineImage(decodedCid(cid));
      return inline === null ? altText(kept) : { tagName: 'img', attribs: { ...kept, src: inline } };
    }
    const remote = webAddress(src);
    if (!remote) return altText(kept);
    if (options.remoteImages === 'allowed') {
      return { tagName: 'img', attribs: { ...kept, src: remote, loading: 'lazy', referrerpolicy: 'no-referrer' } };
    }
    count();
    return { tagName: 'img', attribs: { ...kept, 'data-blocked-src': remote } };
  };
  return {
    allowedTags,
    allowedAttributes: {
      '*': layout,
      a: ['href', 'rel', 'target'],
      img: ['src', 'alt', 'data-blocked-src', 'loading', 'referrerpolicy'],
      table: ['border', 'cellpadding', 'cellspacing'],
      td: ['colspan', 'rowspan', 'nowrap'],
      th: ['colspan', 'rowspan', 'nowrap'],
      col: ['span'],
      font: ['color', 'face', 'size'],
      ol: ['start', 'type'],
      time: ['datetime'],
    },
    // Addresses are judged above; relative ones are let through here only for our own inline pictures.
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesAppliedToAttributes: ['href', 'src'],
    allowProtocolRelative: false,
    nonTextTags: droppedWithContent,
    parseStyleAttributes: false,
    nestingLimit: maxDepth,
    transformTags: {
      a: link,
      img: image,
      title: 'p',
      '*': (tagName, attributes) => ({ tagName, attribs: plainAttributes(attributes) }),
    },
  };
}

function decodedCid(cid: string): string {
  try {
    return decodeURIComponent(cid);
  } catch {
    return cid;
  }
}

function altText(attributes: Attributes): Tag {
  return { tagName: 'span', attribs: {}, text: attributes.alt ?? '' };
}

function asText(html: string): string {
  const text = htmlToText(html).trim();
  return text === '' ? '' : `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;
}

const hostInText = /^\s*(?:https?:\/\/)?((?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24})(?=[/:?#\s]|$)/iu;
const nameOf = (host: string) => host.toLowerCase().replace(/^www\./, '');

/** Behind a link that reads like one address and leads to another stands where it leads. */
function withTrueHosts(html: string): string {
  return html.replace(
    /<a\s([^<>]*)>((?:(?!<\/?a[\s>])[\s\S]){1,2000}?)<\/a>/g,
    (whole, attributes: string, inside: string) => {
      const said = hostInText.exec(inside.replace(/<[^<>]*>/g, ''))?.[1];
      const href = /\bhref="(https?:[^"]*)"/.exec(attributes)?.[1];
      if (!said || !href) return whole;
      const real = nameOf(URL.parse(href.replaceAll('&amp;', '&'))?.hostname ?? '');
      const claimed = nameOf(URL.parse(`http://${said}`)?.hostname ?? said);
      const same = real === claimed || real.endsWith(`.${claimed}`) || claimed.endsWith(`.${real}`);
      return same ? whole : `${whole} <small>[${escapeHtml(real)}]</small>`;
    },
  );
}

/**
 * HTML of a mail made safe to show inside our page (trap 64): no script, event handler, form, frame, style sheet,
 * `url()` or fixed position; links open apart and tell nothing; pictures from the network stay out until the agent
 * asks for them. The server that shows it must still send a Content-Security-Policy: this is the first wall, not the
 * only one. HTML nested over 400 deep is shown
 * as its text. Never throws; works in time proportional to the input.
 */
export function sanitiseMailHtml(html: string, options: SanitiseOptions): SanitisedHtml {
  let blockedImages = 0;
  const bounded = html.slice(0, maxLength);
  const clean = sanitiseUnlessDeep(
    bounded,
    optionsFor(options, () => {
      blockedImages++;
    }),
    bombDepth,
  );
  if (clean === null) return { html: asText(bounded), blockedImages: 0 };
  // An element that is never closed may have swallowed the letter with it: then its words are shown.
  const shows = /[\p{L}\p{N}]|<img/u.test(clean.replace(/<(?!img)[^<>]*>/g, ''));
  return { html: shows ? withTrueHosts(clean) : asText(bounded) || clean, blockedImages };
}
