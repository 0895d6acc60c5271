import { expect, test } from 'vitest';
import { found } from './found.ts';

test('a text is found by keyword, name and words in any language, marks and case aside', () => {
  const text = { keyword: 'kö-info', name: 'Waiting', texts: { sv: '<p>Er <b>plats</b> i kön</p>' } };
  expect(['KO', 'wait', 'plats er', ''].map((typed) => found(text, typed))).toEqual([true, true, true, true]);
  expect(found(text, 'plats bus')).toBe(false);
});
