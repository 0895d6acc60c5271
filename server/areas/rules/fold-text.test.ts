import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText, wordsOfFolded } from './fold-text.ts';

const latin = fc
  .array(
    fc.integer({ min: 0x20, max: 0x2ff }).map((code) => String.fromCodePoint(code)),
    { maxLength: 40 },
  )
  .map((letters) => letters.join(''));

test('letters become plain ones, whichever way they are written', () => {
  expect(foldText('Åtgärd ŁÓDŹ Straße ﬁn… “x”–y ½ ™')).toBe('atgard lodz strasse fin... “x”–y 1⁄2 TM');
  expect(foldText('e\u0301 İ a\u00adb')).toBe('e i ab');
});

test('a text of Latin letters folds as it does beside letters of another script, where it is taken apart as a whole', () => {
  fc.assert(
    fc.property(latin, (text) => {
      expect(foldText(text)).toBe(foldText(`${text}字`).slice(0, -1));
    }),
    { numRuns: 2000 },
  );
});

test('the words of a plain text are those it has beside others', () => {
  const ascii = fc.array(fc.integer({ min: 0x20, max: 0x7e }), { maxLength: 40 });
  fc.assert(
    fc.property(ascii, (codes) => {
      const text = String.fromCodePoint(...codes);
      expect(wordsOfFolded(text)).toEqual(wordsOfFolded(`${text} 字`).slice(0, -1));
    }),
    { numRuns: 2000 },
  );
});
