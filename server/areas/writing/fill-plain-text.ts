import type { Catalogue } from '#areas/catalog/index.ts';
import { htmlOfText, type RequestRecord } from '#areas/requests/index.ts';
import { type Language, languages } from '#contract/common-shapes.ts';
import type { Ctx } from '#platform/command.ts';
import type { Principal } from '#platform/principal.ts';
import { assertKnownNames } from './checked-texts.ts';
import { libraryAt } from './library.ts';
import { renderText, writingPlace } from './render-text.ts';

/**
 * A plain text as it goes out on one request: its `{{…}}` filled, dates and categories worded in the customer's language.
 * A text without any is left alone, and costs no read. Throws `unknown_variable` and `unknown_module`: what is not known
 * would go to the customer as a gap.
 */
export async function fillPlainText(
  ctx: Ctx<Principal>,
  catalogue: Catalogue,
  row: RequestRecord,
  text: string,
): Promise<{ text: string; html?: string }> {
  if (!text.includes('{{')) return { text };
  // A transaction has no snapshot of its own to ask again: of many requests only those that need modules read them.
  const names = /\{\{\s*module:/.test(text);
  const modules = names ? (await libraryAt(ctx.tx, ctx.actor.settingsVersion)).modules : [];
  const place = await writingPlace(ctx.tx, catalogue, ctx.actor, row, ctx.now);
  const spoken = (one: string | null): one is Language => languages.some((language) => language === one);
  const language = place.languages.find(spoken) ?? 'en';
  const html = htmlOfText(text);
  assertKnownNames(html, modules, ctx.actor.id, language);
  const ready = renderText({ [language]: html }, modules, place, ctx.actor.id);
  return ready ? { text: ready.text, html: ready.html } : { text };
}
