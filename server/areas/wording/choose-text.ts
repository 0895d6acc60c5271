import { type Language, languages } from '#contract/common-shapes.ts';
import type { TextsByLanguage } from './word-facts.ts';

/**
 * The text in the first language of `wanted` that has one: the customer's, the centre's, then English, then any. Null when
 * there is no text at all.
 */
export function chooseText(
  texts: TextsByLanguage,
  wanted: readonly (string | null | undefined)[],
): { language: Language; html: string } | null {
  const order = [...wanted, 'en', ...languages].filter((one): one is Language => languages.includes(one as Language));
  for (const language of order) {
    const html = texts[language];
    if (html !== undefined && html.trim() !== '') return { language, html };
  }
  return null;
}
