import type { Language } from '#contract/common-shapes.ts';
import { chooseText } from './choose-text.ts';
import { fillWords } from './fill-words.ts';
import type { SignatureRow } from './signature-queries.ts';
import { valuesOf } from './text-variables.ts';
import type { WordFacts } from './word-facts.ts';

export type ReadySignature = { html: string; language: Language; of: 'person' | 'centre' | 'desk' };

/**
 * The signature of a mail: the writer's own, else the centre's, else the desk's; in the first of `languages` it has. Null
 * when there is none, or it comes out empty.
 */
export function renderSignature(
  signatures: readonly SignatureRow[],
  whose: { personId: string | null; centreId: string | null },
  facts: WordFacts,
  languages: readonly (string | null | undefined)[],
): ReadySignature | null {
  const own = whose.personId ? signatures.find((one) => one.person_id === whose.personId) : undefined;
  const centre = whose.centreId ? signatures.find((one) => one.centre_id === whose.centreId) : undefined;
  const desk = signatures.find((one) => one.person_id === null && one.centre_id === null);
  const found = own ?? centre ?? desk;
  const chosen = found && chooseText(found.texts, languages);
  if (!found || !chosen) return null;
  const html = fillWords(chosen.html, valuesOf(facts, chosen.language), 'neat');
  if (html.replaceAll(/<[^<>]*>|\s|&nbsp;/g, '') === '') return null;
  return { html, language: chosen.language, of: found.person_id ? 'person' : found.centre_id ? 'centre' : 'desk' };
}
