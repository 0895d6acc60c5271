import { decodeHeader, withoutNul } from './decode-text.ts';
import { firstValue, headerBlock } from './header-block.ts';
import { escapeHtml } from './html-entities.ts';
import { htmlToText } from './html-to-text.ts';
import type { MimePart } from './mime-tree.ts';
import { partBytes, partText } from './part-body.ts';
import { textLimits } from './storable.ts';

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

const extensions: Record<string, string> = {
  'message/rfc822': 'eml',
  'message/delivery-status': 'txt',
  'text/rfc822-headers': 'txt',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
  'application/ms-tnef': 'dat',
};

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
  const shown = html ?? '';
  const attachments = gathering.attachments.map((part) => ({
    ...part,
    inline: part.inline || (part.contentId !== null && shown.includes(`cid:${part.contentId}`)),
  }));
  return { text, html, attachments };
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
    return part.type.value === 'text/html' ? [{ text: null, html: text }] : [{ text, html: null }];
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

function isBody(part: MimePart, first: boolean): boolean {
  if (part.type.value !== 'text/plain' && part.type.value !== 'text/html') return false;
  if (part.disposition.value === 'attachment' || part.disposition.params.has('filename')) return false;
  return first || !part.type.params.has('name');
}

function attach(gathering: Gathering, part: MimePart): void {
  const content = partBytes(gathering.raw, part);
  const id = (firstValue(part.fields, 'content-id') ?? '').trim().replace(/^<|>$/g, '');
  const mime = part.type.value;
  gathering.attachments.push({
    filename: cleanName(filename(gathering, part, content)),
    mime,
    contentId: id === '' ? null : withoutNul(id),
    inline: part.disposition.value === 'inline' && mime.startsWith('image/'),
    content,
  });
}

function filename(gathering: Gathering, part: MimePart, content: Buffer): string {
  const given = part.disposition.params.get('filename') ?? part.type.params.get('name');
  if (given && given.trim() !== '') return given;
  if (part.type.value === 'message/rfc822') {
    const subject = decodeHeader(firstValue(headerBlock(content).fields, 'subject') ?? '').trim();
    if (subject !== '') return `${subject}.eml`;
  }
  gathering.unnamed++;
  const extension = extensions[part.type.value] ?? 'bin';
  return `attachment-${gathering.unnamed}.${extension}`;
}

/** A name that is no path, carries no control or direction-changing characters and fits any file system. */
function cleanName(name: string): string {
  const safe = name
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[/\\]/g, '_')
    .trim()
    .replace(/^\.+/, '');
  if (safe.length <= 180) return safe === '' ? 'attachment' : safe;
  const dot = safe.lastIndexOf('.');
  const extension = dot > 0 && safe.length - dot <= 12 ? safe.slice(dot) : '';
  return safe.slice(0, 180 - extension.length) + extension;
}
