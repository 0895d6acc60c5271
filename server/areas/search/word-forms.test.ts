import { describe, expect, test } from 'vitest';
import { foldText } from '#areas/rules/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import { readCorpusWhole } from '#test/read-corpus.ts';
import { formsOf } from './word-forms.ts';

describe('how other forms of a word begin', () => {
  test.each([
    ['sv', 'fakturan', 'fakturorna'],
    ['sv', 'hemmet', 'hem'],
    ['fi', 'katu', 'kaduilla'],
    ['fi', 'yritykset', 'yrityksen'],
    ['nl', 'brieven', 'brief'],
    ['nl', 'muzikale', 'muzikaal'],
    ['da', 'regningerne', 'regning'],
    ['pl', 'rachunku', 'rachunki'],
    ['pl', 'skrzynkę', 'skrzynek'],
    ['en', 'stopped', 'stop'],
    ['en', 'bodies', 'body'],
  ] as const)('%s: “%s” leads to “%s”', (language, typed, other) => {
    expect(formsOf(typed, [language]).some((form) => other.startsWith(form))).toBe(true);
  });

  test('short words, numbers and codes have none', () => {
    for (const word of ['hus', 'ab12', '104233', 'E17']) expect(formsOf(word, ['sv', 'fi', 'pl'])).toEqual([]);
  });
});

type Asked = { query: string; hard: number[] };
type Corpus = { languages: Record<Language, { documents: string[]; queries: Asked[] }> };
const corpus = readCorpusWhole<Corpus>('kb-inflection.json');
const bars = { sv: 0.9, fi: 0.75, nl: 0.8, da: 0.85, pl: 0.9, en: 0.95 };

/** Of the documents without the word as typed, how many are among the first fifty found, those with it first. */
function recall(documents: string[][], { query, hard }: Asked, language: Language): number {
  const typed = foldText(query);
  const begins = (beginnings: string[]) => (words: string[]) =>
    words.some((word) => beginnings.some((one) => word.startsWith(one)));
  const [asTyped, inForms] = [begins([typed]), begins([typed, ...formsOf(query, [language])])];
  const found = documents.flatMap((words, at) => (asTyped(words) ? [at] : []));
  const others = documents.flatMap((words, at) => (!asTyped(words) && inForms(words) ? [at] : []));
  const first = new Set([...found, ...others].slice(0, 50));
  return hard.filter((at) => first.has(at)).length / hard.length;
}

describe.skipIf(!corpus)('sentences by another form of a word of theirs', () => {
  test.each(Object.entries(bars) as [Language, number][])('%s: %f of them are found', (language, bar) => {
    const { documents = [], queries = [] } = corpus?.languages[language] ?? {};
    const words = documents.map((text) => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []);
    const found = queries.map((query) => recall(words, query, language));
    expect(found.reduce((sum, one) => sum + one, 0) / found.length).toBeGreaterThanOrEqual(bar);
  });
});
