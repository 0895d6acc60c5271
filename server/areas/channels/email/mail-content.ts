import { listFiles, type MessageFile, withPictures } from '#areas/requests/index.ts';
import { findSetting } from '#areas/settings/index.ts';
import { type Language, languages } from '#contract/common-shapes.ts';
import type { Db } from '#platform/db.ts';
import { findAnswered } from './answered-queries.ts';
import { escapeHtml } from './html-entities.ts';
import { findMailText } from './mail-text-queries.ts';
import { quoteOriginal } from './quote-original.ts';
import { signedHtml, signedText } from './signed-body.ts';

/** What a mail of ours holds: its text, the same formatted where it was, and its files. */
export type MailContent = { text: string; html: string | null; files: MessageFile[] };

/**
 * The content of a mail of ours: what the agent wrote and, below it, the mail it answers. That is quoted only to whoever
 * wrote it: a mail to somebody else must not carry the customer's words along unasked (trap 19).
 * @param to addresses the mail goes to.
 */
export async function mailContent(db: Db, messageId: string, to: readonly string[]): Promise<MailContent> {
  const message = await findMailText(db, messageId);
  const [answered, desk, files] = await Promise.all([
    findAnswered(db, message, to),
    findSetting(db, 'desk'),
    listFiles(db, messageId),
  ]);
  const body = signedText(message);
  const written = message.body_html === null ? null : withContentIds(message.body_html, files);
  const html = written === null ? null : signedHtml(written, message.quoted_text ? message.signature_html : null);
  const quotable = answered?.kind === 'inbound' && answered.writer_reads && answered.body_text.trim() !== '';
  if (!quotable) return { text: `${body}\n`, html: html && page(html), files };
  const wanted = message.language ?? desk?.language;
  const language = languages.find((one): one is Language => one === wanted) ?? 'en';
  const original = { name: answered.author_name, at: answered.created_at, text: answered.body_text };
  const quote = quoteOriginal(original, language, desk?.zone ?? 'UTC');
  return { text: `${body}\n\n${quote}\n`, html: html && page(`${html}\n${quoteInHtml(quote)}`), files };
}

/** Pictures of the text by the identity their part of the mail has (RFC 2392). */
function withContentIds(html: string, files: MessageFile[]): string {
  const contentIds = new Map(files.map((file) => [file.id, file.content_id]));
  return withPictures(html, (id) => {
    const contentId = contentIds.get(id);
    return contentId ? `cid:${contentId}` : null;
  });
}

/** The quoted mail as mail programs fold it: who wrote when, then the words in a block. */
function quoteInHtml(quote: string): string {
  const [who = '', ...lines] = quote.split('\n');
  const words = lines.map((line) => escapeHtml(line.replace(/^> ?/, ''))).join('<br>\n');
  return `<p>${escapeHtml(who)}</p>\n<blockquote type="cite" style="margin:0 0 0 8px;padding-left:8px;border-left:2px solid #bbb">${words}</blockquote>`;
}

const page = (html: string) => `<!doctype html>
<html><head><meta charset="utf-8"></head>
<body style="font-family:sans-serif">
${html}
</body></html>
`;
