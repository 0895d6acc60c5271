import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { searchTerms } from './search-terms.ts';

describe('a request number is recognised', () => {
  test.each([
    '104233',
    '#104233',
    '# 104233',
    '  104233 ',
    '104 233',
    '000104233',
    '[#104233]',
    '[#104233-k7q2]',
    '[ #104233-K7Q2 ]',
    '#104233-k7q2',
    '１０４２３３',
    'SV: [#104233-k7q2] Trasig lampa',
    'about #104233, please',
  ])('in “%s”', (line) => {
    expect(searchTerms(line).number).toBe(104233);
  });

  test.each(['', '#', '0', '070-1234567', '+46701234567', '9999999999', '104233x', 'x104233', 'room 12', 'C#7', '1.5'])(
    'but not in “%s”',
    (line) => {
      expect(searchTerms(line).number).toBeNull();
    },
  );
});

test('a phone number is recognised in any spelling, national ones by the country', () => {
  for (const line of ['070-123 45 67', '+46 (0)70/123 45 67', 'tel:+46701234567', '0046 70 123 45 67']) {
    expect(searchTerms(line, 'SE').phoneDigits).toBe('46701234567');
  }
  expect(searchTerms('070-123 45 67').phoneDigits).toBeNull();
  expect(searchTerms('104233', 'SE').phoneDigits).toBeNull();
});

test('words are letters and digits; single letters narrow nothing down and are left out', () => {
  expect(searchTerms("Trasig gat-lampa, v 12 (O'Neil) ö").words).toEqual(['Trasig', 'gat', 'lampa', '12', 'Neil']);
  expect(searchTerms('電 池').words).toEqual(['電', '池']);
  expect(searchTerms('!? -- *').words).toEqual([]);
});

test('no text whatever makes it throw, and none gives endless words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (line) => {
      const { number, words } = searchTerms(line, 'SE');
      expect(words.length).toBeLessThanOrEqual(12);
      for (const word of words) expect(word.length).toBeLessThanOrEqual(60);
      if (number !== null) expect(Number.isInteger(number) && number > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});
