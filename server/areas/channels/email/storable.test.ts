import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storable, storableOrNull } from './storable.ts';

test('whatever is kept of a mail can be stored as text and in JSON, and is never longer than asked', () => {
  const anything = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) });
  fc.assert(
    fc.property(anything, fc.nat(40), (text, max) => {
      const kept = storable(text, max);
      expect(kept.length).toBeLessThanOrEqual(max);
      expect(kept.isWellFormed()).toBe(true);
      expect(JSON.stringify(kept)).not.toMatch(/\\u0000|\\ud[89a-f]/);
    }),
  );
});

test('a letter of two halves is kept whole or not at all, and nothing but space counts as nothing', () => {
  expect(storable('ab😀', 3)).toBe('ab');
  expect(storable('ab😀', 4)).toBe('ab😀');
  expect(storableOrNull(' \n\u0000', 9)).toBeNull();
  expect(storableOrNull(undefined, 9)).toBeNull();
});
