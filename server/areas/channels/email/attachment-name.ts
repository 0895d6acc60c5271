import { decodeHeader } from './decode-text.ts';
import { firstValue, headerBlock } from './header-block.ts';
import type { MimePart } from './mime-tree.ts';

const extensions: Record<string, string> = {
  'message/rfc822': 'eml',
  'message/delivery-status': 'txt',
  'text/rfc822-headers': 'txt',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/x-amp-html': 'html',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'text/vcard': 'vcf',
  'text/x-vcard': 'vcf',
  'text/xml': 'xml',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/heif': 'heif',
  'image/bmp': 'bmp',
  'image/tiff': 'tif',
  'image/svg+xml': 'svg',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/mp3': 'mp3',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/amr': 'amr',
  'audio/ogg': 'ogg',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/3gpp': '3gp',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/x-zip-compressed': 'zip',
  'application/gzip': 'gz',
  'application/json': 'json',
  'application/xml': 'xml',
  'application/rtf': 'rtf',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.ms-outlook': 'msg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/ics': 'ics',
  'application/ms-tnef': 'dat',
  'application/vnd.ms-tnef': 'dat',
  'application/pgp-signature': 'asc',
  'application/pgp-keys': 'asc',
  'application/pkcs7-signature': 'p7s',
  'application/x-pkcs7-signature': 'p7s',
  'application/pkcs7-mime': 'p7m',
  'application/x-pkcs7-mime': 'p7m',
};

/** The name the sender gave a part, '' when none: as file name, as name of its type, as its place (RFC 2557), as subject of an attached mail. */
export function givenName(part: MimePart, content: Buffer): string {
  const given = part.disposition.params.get('filename') ?? part.type.params.get('name') ?? '';
  if (given.trim() !== '') return given;
  if (part.type.value === 'message/rfc822') {
    const subject = decodeHeader(firstValue(headerBlock(content).fields, 'subject') ?? '').trim();
    return subject === '' ? '' : `${subject}.eml`;
  }
  const place = firstValue(part.fields, 'content-location') ?? '';
  return /^(?:[^?#]*\/)?([^/?#:\s]{1,100}\.[a-z0-9]{2,5})$/i.exec(place.trim())?.[1] ?? '';
}

/** A name for the nth part without one, by its type. */
export function madeUpName(mime: string, nth: number): string {
  return `attachment-${nth}.${extensions[mime] ?? 'bin'}`;
}

/** A name that is no path, carries no control or direction-changing characters and fits any file system. */
export function cleanName(name: string): string {
  const safe = name
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[/\\]/g, '_')
    .trim()
    .replace(/^'(.+)'$/, '$1')
    .replace(/^\.+/, '');
  if (safe.length <= 180) return safe === '' ? 'attachment' : safe;
  const dot = safe.lastIndexOf('.');
  const extension = dot > 0 && safe.length - dot <= 12 ? safe.slice(dot) : '';
  return safe.slice(0, 180 - extension.length) + extension;
}
