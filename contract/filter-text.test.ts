import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFilterText, printFilterText } from './filter-text.ts';

const fields = ['owner', 'phase', 'category', 'created'];
const read = (text: string) => parseFilterText(text, fields);
const plain = (text: string) => {
  const { terms, words } = read(text);
  return { terms: terms.map(({ field, not, values }) => ({ field, not, values })), words };
};

test('a filter reads as people write it', () => {
  expect(
    plain('owner:me phase:open,solved "invoice" -owner:none category:"Invoices / Foreign" created:>2026-01-01 due'),
  ).toEqual({
    terms: [
      { field: 'owner', not: false, values: ['me'] },
      { field: 'phase', not: false, values: ['open', 'solved'] },
      { field: 'owner', not: true, values: ['none'] },
      { field: 'category', not: false, values: ['Invoices / Foreign'] },
      { field: 'created', not: false, values: ['>2026-01-01'] },
    ],
    words: ['invoice', 'due'],
  });
});

test('whatever is written is read back the same', () => {
  const value = fc.oneof(fc.string({ minLength: 1 }), fc.string({ unit: 'grapheme', minLength: 1 }));
  const term = fc.record({
    field: fc.constantFrom(...fields),
    not: fc.boolean(),
    values: fc.array(value, { minLength: 1, maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(term, { maxLength: 5 }), fc.array(value, { maxLength: 4 }), (terms, words) => {
      expect(plain(printFilterText(terms, words))).toEqual({ terms, words });
    }),
    { numRuns: 2000 },
  );
});

test('no text whatever makes it fail, and every fault lies inside the text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      for (const { from, to } of read(text).faults) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 2000 },
  );
});

describe('what cannot be meant is said at its place, and the rest still counts', () => {
  test.each([
    ['owner: phase:open', { code: 'no_value', from: 0, to: 6 }],
    ['phase:open colour:red', { code: 'unknown_field', from: 11, to: 18 }],
    ['phase:open category:"Invoices', { code: 'open_quote', from: 20, to: 29 }],
  ])('%s', (text, fault) => {
    expect(read(text).faults).toMatchObject([fault]);
    expect(read(text).terms).toContainEqual(expect.objectContaining({ field: 'phase', values: ['open'] }));
  });

  test('an address on the web is words, not a filter gone wrong', () => {
    expect(read('https://desk.example/a')).toMatchObject({ terms: [], words: ['https://desk.example/a'], faults: [] });
  });
});
