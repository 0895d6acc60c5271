import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlOf, isEmptyHtml, plainOf, retyped } from './html-words.ts';

describe('formatted text without the editor', () => {
  test('is empty when it has neither words nor a picture', () => {
    expect(isEmptyHtml('')).toBe(true);
    expect(isEmptyHtml('<p></p><p> &nbsp;</p>')).toBe(true);
    expect(isEmptyHtml('<p>a</p>')).toBe(false);
    expect(isEmptyHtml('<p><img src="file:1"></p>')).toBe(false);
  });

  test('is the same words there and back', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z<>&"]{1,9}$/), { minLength: 1 }), (lines) => {
        expect(plainOf(htmlOf(lines.join('\n')))).toBe(lines.join('\n'));
      }),
    );
  });

  test('keeps its formatting when words are added at the end, and the words in any case', () => {
    const html = '<p>A <strong>bold</strong> word</p>';
    expect(retyped(html, 'A bold word')).toBe(html);
    expect(retyped(html, 'A bold word\nmore')).toBe(`${html}<p>more</p>`);
    expect(retyped(html, 'Another word')).toBe('<p>Another word</p>');
    expect(retyped('<p>ab</p>', 'abc')).toBe('<p>abc</p>');
  });
});
