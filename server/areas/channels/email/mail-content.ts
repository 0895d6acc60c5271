import { findSetting } from '#areas/settings/index.ts';
import { type Language, languages } from '#contract/common-shapes.ts';
import type { Db } from '#platform/db.ts';
import { findAnswered } from './answered-queries.ts';
import { findMailText } from './mail-text-queries.ts';
import { quoteOriginal } from './quote-original.ts';
import { signedText } from './signed-body.ts';

/**
 * The text of a mail of ours: what the agent wrote and, below it, the mail it answers. That is quoted only to whoever
 * wrote it: a mail to somebody else must not carry the customer's words along unasked (trap 19).
 * @param to addresses the mail goes to.
 */
export async function mailContent(db: Db, messageId: string, to: readonly string[]): Promise<string> {
  const message = await findMailText(db, messageId);
  const [answered, desk] = await Promise.all([findAnswered(db, message, to), findSetting(db, 'desk')]);
  const body = signedText(message);
  const quotable = answered?.kind === 'inbound' && answered.writer_reads && answered.body_text.trim() !== '';
  if (!quotable) return `${body}\n`;
  const wanted = message.language ?? desk?.language;
  const language = languages.find((one): one is Language => one === wanted) ?? 'en';
  const original = { name: answered.author_name, at: answered.created_at, text: answered.body_text };
  return `${body}\n\n${quoteOriginal(original, language, desk?.zone ?? 'UTC')}\n`;
}
