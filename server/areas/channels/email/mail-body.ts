import { cleanName, givenName, madeUpName } from './attachment-name.ts';
import { calendarText } from './calendar-text.ts';
import { withoutNul } from './decode-text.ts';
import { firstValue } from './header-block.ts';
import { escapeHtml } from './html-entities.ts';
import { htmlToText } from './html-to-text.ts';
import type { MimePart } from './mime-tree.ts';
import { partBytes, partText } from './part-body.ts';
import { textLimits } from './storable.ts';
import { takeUuencoded } from './uuencoded.ts';

export interface BodyAttachment {
  filename: string;
  mime: string;
  contentId: string | null;
  inline: boolean;
  content: Buffer;
}

export interface MailBody {
  text: string;
  html: string | null;
  attachments: BodyAttachment[];
}

/** A stretch of the body: text, HTML, or the two as alternatives of each other. */
interface Segment {
  text: string | null;
  html: string | null;
}

interface Gathering {
  raw: Buffer;
  attachments: BodyAttachment[];
  unnamed: number;
}

/**
 * Sorts the parts of a mail into body and attachments (RFC 2046): of alternatives the plain and the richest HTML,
 * every other part kept as attachment. Signature parts of S/MIME and PGP are attachments too: nothing is lost.
 */
export function mailBody(raw: Buffer, root: MimePart): MailBody {
  const gathering: Gathering = { raw, attachments: [], unnamed: 0 };
  const segments = gather(gathering, root, true);
  const hasHtml = segments.some((segment) => segment.html !== null);
  const text = segments
    .map(plainOf)
    .filter((part) => part !== '')
    .join('\n');
  const html = hasHtml
    ? segments.map((one) => one.html ?? `<div>${escapeHtml(one.text ?? '').replaceAll('\n', '<br>')}</div>`).join('\n')
    : null;
  const shown = decodedCids((html ?? '').slice(0, textLimits.html));
  const attachments = gathering.attachments.map((part) => ({
    ...part,
    inline: part.inline || (part.contentId !== null && shown.includes(`cid:${part.contentId}`)),
  }));
  return { text: text.trim() === '' ? calendarText(attachments) || text : text, html, attachments };
}

/** The HTML with the identities of its pictures as their parts have them: a web address encodes some characters (RFC 2392). */
function decodedCids(html: string): string {
  return html.replace(/cid:[^"'\s>]{1,500}/gi, (cid) => {
    try {
      return decodeURIComponent(cid).replace(/^cid:/i, 'cid:');
    } catch {
      return cid;
    }
  });
}

function plainOf(segment: Segment): string {
  const text = segment.text ?? '';
  return text.trim() !== '' || segment.html === null ? text : htmlToText(segment.html.slice(0, textLimits.html));
}

function gather(gathering: Gathering, part: MimePart, first: boolean): Segment[] {
  if (part.children.length === 0) {
    if (!isBody(part, first)) {
      attach(gathering, part);
      return [];
    }
    const text = partText(gathering.raw, part);
    if (part.type.value === 'text/html' || isPage(text)) return [{ text: null, html: text }];
    return [
      { text: withoutFiles(gathering, part.type.value === 'text/enriched' ? unenriched(text) : text), html: null },
    ];
  }
  const segments: Segment[] = [];
  if (part.type.value !== 'multipart/alternative') {
    for (const child of part.children) segments.push(...gather(gathering, child, first && segments.length === 0));
    return segments;
  }
  const choices = part.children.map((child) => gather(gathering, child, first)).filter((choice) => choice.length > 0);
  const plain = choices.find((choice) => choice.some((one) => one.text !== null));
  const rich = choices.findLast((choice) => choice.some((one) => one.html !== null));
  if (!plain || !rich) return plain ?? rich ?? [];
  if (plain === rich) return plain;
  const html = rich.map((one) => one.html ?? escapeHtml(one.text ?? '')).join('\n');
  return [{ text: plain.map(plainOf).join('\n'), html }];
}

const otherFiles =
  /^text\/(?:calendar|x?-?vcard|x-vcard|directory|csv|rfc822-headers|xml|x-amp-html|watch-html|rtf|css|javascript|x-(?:patch|diff))$/;

/** Text of any kind is the letter where nothing else is; behind it, only plain text and HTML without a name. */
function isBody(part: MimePart, first: boolean): boolean {
  const { value } = part.type;
  if (part.disposition.value === 'attachment' || part.disposition.params.has('filename')) return false;
  if (value === 'text/plain' || value === 'text/html') return first || !part.type.params.has('name');
  return first && value.startsWith('text/') && !otherFiles.test(value) && !part.type.params.has('name');
}

/** A whole HTML page sent under another name, which nobody wants to read as its source. */
function isPage(text: string): boolean {
  return (
    /^\s*(?:<\?xml[^>]{0,100}>\s*)?(?:<!doctype html[\s>]|<html[\s>])/i.test(text.slice(0, 1000)) &&
    /<\/(?:html|body)>/i.test(text)
  );
}

/** RFC 1896: `<bold>` and the like mark the text, `<<` is the character. */
function unenriched(text: string): string {
  return text.replace(/<<|<\/?[a-z-]{1,60}>/gi, (mark) => (mark === '<<' ? '<' : ''));
}

/** Files some programs still write into the text itself become attachments. */
function withoutFiles(gathering: Gathering, text: string): string {
  const found = takeUuencoded(text);
  for (const file of found.files) {
    gathering.attachments.push({
      filename: cleanName(file.name),
      mime: 'application/octet-stream',
      contentId: null,
      inline: false,
      content: file.content,
    });
  }
  return found.text;
}

function attach(gathering: Gathering, part: MimePart): void {
  const content = partBytes(gathering.raw, part);
  const id = (firstValue(part.fields, 'content-id') ?? '').trim().replace(/^<|>$/g, '');
  const mime = part.type.value;
  gathering.attachments.push({
    filename: cleanName(givenName(part, content) || madeUpName(mime, ++gathering.unnamed)),
    mime,
    contentId: id === '' ? null : withoutNul(id),
    inline: part.disposition.value === 'inline' && mime.startsWith('image/'),
    content,
  });
}
