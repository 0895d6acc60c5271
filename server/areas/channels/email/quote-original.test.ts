import { describe, expect, it } from 'vitest';
import { visibleReply } from '#areas/rules/index.ts';
import { languages } from '#contract/common-shapes.ts';
import { quoteOriginal } from './quote-original.ts';

const original = { name: 'Anna Ek', at: new Date('2026-02-04T09:05:00Z'), text: 'First line\n\n> older\nLast line' };

describe('the mail quoted below an answer', () => {
  it('says who wrote when, in the language and the zone, and marks each line', () => {
    expect(quoteOriginal(original, 'en', 'Europe/Warsaw').split('\n')).toEqual([
      'On 4 February 2026 10:05, Anna Ek wrote:',
      '> First line',
      '>',
      '>> older',
      '> Last line',
    ]);
    expect(quoteOriginal(original, 'pl', 'Europe/Warsaw')).toContain('Dnia 4 lutego 2026 10:05 Anna Ek napisał(a):');
  });

  it.each(languages)('is recognised as history when it comes back to us (%s)', (language) => {
    const ours = `We are on our way.\n\n${quoteOriginal(original, language, 'Europe/Helsinki')}`;
    expect(visibleReply(ours).visible).toBe('We are on our way.');
  });

  it('is cut when it is very long', () => {
    const long = quoteOriginal({ ...original, text: 'x\n'.repeat(5000) }, 'en', 'UTC').split('\n');
    expect(long).toHaveLength(302);
    expect(long.at(-1)).toBe('> …');
  });
});
