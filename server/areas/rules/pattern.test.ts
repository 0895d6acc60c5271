import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { duration } from '#test/duration.ts';
import { foldText } from './fold-text.ts';
import { PatternFault, parsePattern } from './parse-pattern.ts';
import { programOf } from './pattern-program.ts';

const finds = (pattern: string, text: string) => programOf(parsePattern(pattern)).test(foldText(text));

describe('a pattern', () => {
  test('is found as people write patterns, whatever the case and diacritics', () => {
    for (const [pattern, text, found] of [
      ['order\\s*#?\\d{4,6}', 'Order #12345', true],
      ['order\\s*#?\\d{4,6}', 'Order #123', false],
      ['\\b(faktura|lasku)\\b', 'Läsku 3', true],
      ['\\bfaktur\\b', 'faktura', false],
      ['^re:', 'Re: hello', true],
      ['^hello', 'Re: hello', false],
      ['[å-ö]x', 'zx', false],
      ['straße', 'STRASSE', true],
      ['a.c', 'a\nc', false],
      ['[^0-9]$', '12a', true],
      ['(ab)?c{2}', 'cc', true],
      ['\\.pdf$', 'x.pdf', true],
      ['[\\]\\-]', ']', true],
      ['x|', 'anything', true],
    ] as const) {
      expect([pattern, text, finds(pattern, text)]).toEqual([pattern, text, found]);
    }
  });

  test('of random parts is found exactly where the language itself finds it', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '\\s', '\\b', '^', '$', 'ab', ' ');
    const times = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}');
    const piece = fc.tuple(atom, times).map(([one, often]) => (/^(\\b|\^|\$)$/.test(one) ? one : `(?:${one})${often}`));
    const sequence = fc.array(piece, { maxLength: 4 }).map((parts) => parts.join(''));
    const nested = fc.tuple(sequence, sequence, times).map(([one, two, often]) => `(?:${one}|${two})${often}`);
    const pattern = fc.array(fc.oneof(sequence, nested), { maxLength: 3 }).map((parts) => parts.join(''));
    const text = fc.array(fc.constantFrom('a', 'b', ' ', 'c', '\n'), { maxLength: 12 }).map((chars) => chars.join(''));
    fc.assert(
      fc.property(pattern, text, (source, read) => {
        // A repetition of edges alone is ours to refuse.
        let ours: boolean;
        try {
          ours = finds(source, read);
        } catch (error) {
          if (error instanceof PatternFault) return;
          throw error;
        }
        expect(ours).toBe(new RegExp(source, 'u').test(read));
      }),
      { numRuns: 1500 },
    );
  });

  test('that would make the language itself read for years is read at once', async () => {
    const text = `${'a'.repeat(20_000)}!`;
    for (const hostile of ['(a+)+$', '(a|a)*$', '(.*a){20}x', '(a*)*b', '([a-z]+)*\\d']) {
      const program = programOf(parsePattern(hostile));
      expect(await duration(() => program.test(text))).toBeLessThan(1000);
    }
  });

  test('that cannot be read is refused with where and why', () => {
    for (const pattern of [
      '(',
      ')',
      '[',
      'a**',
      '*a',
      '(?=a)',
      '(?<n>a)',
      '\\1',
      '\\q',
      '\\',
      'a{3,2}',
      'a{101}',
      '[z-a]',
      '((((a{90}){90}){90}){90})',
    ]) {
      expect(() => programOf(parsePattern(pattern)), pattern).toThrow(PatternFault);
    }
  });

  test('of any characters is either read or refused, never a fault of ours', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40, unit: 'binary' }), fc.string({ unit: 'binary' }), (source, text) => {
        try {
          finds(source, text);
        } catch (error) {
          expect(error).toBeInstanceOf(PatternFault);
        }
      }),
    );
  });
});
