import type { Catalogue } from '#areas/catalog/index.ts';
import { findDetailRecord, tidyWrittenHtml } from '#areas/requests/index.ts';
import { type Language, languages } from '#contract/common-shapes.ts';
import type { TextPreview } from '#contract/words.ts';
import type { Db } from '#platform/db.ts';
import { notFound } from '#platform/errors.ts';
import type { Principal } from '#platform/principal.ts';
import { problemsOf } from './checked-texts.ts';
import { libraryAt } from './library.ts';
import { renderText, writingPlace } from './render-text.ts';
import { samplePlace } from './sample-place.ts';

export type PreviewInput = {
  html: string;
  language?: Language | undefined;
  number?: number | null | undefined;
  personal: boolean;
};

/**
 * A text as it would stand on a request, or on the sample, while it is being written: what has no value there is marked,
 * what is wrong is told instead of refused. Throws 404 for a number that is not there or not this person's to see.
 */
export async function previewText(
  db: Db,
  catalogue: Catalogue,
  actor: Principal,
  input: PreviewInput,
  now: Date,
): Promise<TextPreview> {
  const { modules } = await libraryAt(db, actor.settingsVersion);
  const row = input.number ? await findDetailRecord(db, actor, { number: input.number }) : undefined;
  if (input.number && !row) throw notFound('request');
  const found = row ? await writingPlace(db, catalogue, actor, row, now) : null;
  const language =
    input.language ?? languages.find((one) => found?.languages.includes(one)) ?? (actor.language as Language);
  const place = found ?? samplePlace(catalogue, actor, language, now);
  const ownerId = input.personal ? actor.id : null;
  const html = tidyWrittenHtml(input.html);
  const ready = renderText({ [language]: html }, modules, { ...place, languages: [language] }, ownerId, 'marked');
  return {
    html: ready?.html ?? '',
    text: ready?.text ?? '',
    language,
    request: row ? { number: row.number, subject: row.subject } : null,
    problems: problemsOf(html, modules, ownerId),
  };
}
