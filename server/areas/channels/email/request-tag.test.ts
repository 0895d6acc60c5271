import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRequestTags, requestTag, strippedSubject, tokenAlphabet, withTag } from './request-tag.ts';

const prefixes = [
  'Re:',
  'RE: ',
  'SV:',
  'Sv: ',
  'VS: ',
  'Vs:',
  'Odp: ',
  'ODP:',
  'AW: ',
  'Antw: ',
  'Fwd: ',
  'FW:',
  'VB: ',
  'VL: ',
  'PD: ',
  'WG: ',
  'Re[2]: ',
  'RE (3): ',
  'Re : ',
];

describe('the tag of a request in a subject', () => {
  it('is found behind every reply prefix, in any case and with stray spaces', () => {
    for (const prefix of prefixes) {
      expect(findRequestTags(`${prefix}[#104233-K7Q2] Skrivaren`), prefix).toEqual([{ number: 104233, token: 'k7q2' }]);
    }
    expect(findRequestTags('x [ # 104233 - k7q2 ]')).toEqual([{ number: 104233, token: 'k7q2' }]);
  });

  it('may lack the token, and then says so', () => {
    expect(findRequestTags('Re: [#12345] x')).toEqual([{ number: 12345, token: null }]);
  });

  it('is not taken from the tags of other systems or from bare numbers', () => {
    for (const subject of [
      '[Ticket#11392]',
      'order #104233',
      '#104233-k7q2',
      '[104233]',
      '[#0-k7q2]',
      '[#1234567890123-k7q2]',
    ]) {
      expect(findRequestTags(subject), subject).toEqual([]);
    }
  });

  it('gives several tags in order, each once', () => {
    expect(findRequestTags('[#2-aaaa] Re: [#1-bbbb] [#2-AAAA]').map((found) => found.number)).toEqual([2, 1]);
  });

  it('is put once into an answer with one Re: only', () => {
    const tag = requestTag(104233, 'k7q2');
    expect(withTag('Skrivaren', tag)).toBe('Skrivaren [#104233-k7q2]');
    expect(withTag('SV: VS: Re: Skrivaren [#104233-k7q2]', tag)).toBe('Re: Skrivaren [#104233-k7q2]');
    expect(withTag('[#104233-k7q2] Odp: [#99-zzzz] Drukarka', tag)).toBe('Re: Drukarka [#104233-k7q2]');
    expect(withTag('', tag)).toBe('[#104233-k7q2]');
  });

  it('does not change when it is put again', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 10 ** 9 }), (subject, number) => {
        const tag = requestTag(number, 'k7q2');
        const once = withTag(subject, tag);
        expect(withTag(once, tag)).toBe(once);
        expect(findRequestTags(once)).toContainEqual({ number, token: 'k7q2' });
      }),
    );
  });

  it('leaves the words of the subject', () => {
    expect(strippedSubject('Re: SV: [#1-abcd] Odp: Faktura: fel belopp')).toBe('Faktura: fel belopp');
    expect(strippedSubject('Return: broken')).toBe('Return: broken');
    expect(strippedSubject('Re:')).toBe('');
  });

  it('refuses numbers and tokens that could not be read back', () => {
    expect(() => requestTag(0, 'k7q2')).toThrow(RangeError);
    expect(() => requestTag(1, 'o0')).toThrow(RangeError);
    expect(tokenAlphabet).not.toMatch(/[01ilo]/);
  });
});
