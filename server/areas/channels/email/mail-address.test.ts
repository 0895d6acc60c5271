import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCorpus } from '#test/read-corpus.ts';
import { addressKey, isValidAddress, parseAddress, parseAddressList } from './mail-address.ts';

describe('mail addresses', () => {
  it('accepts what mail can be sent to and refuses the rest', () => {
    for (const good of ['a@b.se', 'åsa.öberg@exämple.fi', "o'neil+x@sub.example.co.uk", 'a@xn--bcher-kva.example']) {
      expect(isValidAddress(good), good).toBe(true);
    }
    for (const bad of [
      '',
      'a',
      'a@',
      '@b.se',
      'a@b',
      'a b@c.se',
      'a@b..se',
      '.a@b.se',
      'a@-b.se',
      'a@b.se\n',
      'a@1.2.3.4',
      `${'a'.repeat(65)}@b.se`,
      'a@b/c.se',
      null,
      7,
    ]) {
      expect(isValidAddress(bad), String(bad)).toBe(false);
    }
  });

  it('finds one person under every spelling of the address', () => {
    expect(addressKey(' <Anna@BÜCHER.Example> ')).toBe('anna@xn--bcher-kva.example');
    expect(addressKey('anna@xn--bcher-kva.example')).toBe(addressKey('Anna@bücher.example'));
    expect(addressKey('no address')).toBe('');
  });

  it('reads names with commas, comments, groups and stray quotes', () => {
    expect(parseAddress('"Test, Karl" <k@example.com>')).toEqual({ name: 'Test, Karl', address: 'k@example.com' });
    expect(parseAddress('d@example.com (Mail System)')).toEqual({ name: 'Mail System', address: 'd@example.com' });
    expect(parseAddress('Dr. D <info_d"@example.de>')).toEqual({ name: 'Dr. D', address: 'info_d@example.de' });
    expect(parseAddress('Åsa < a b @example.de >')).toEqual({ name: 'Åsa', address: 'ab@example.de' });
    expect(parseAddressList('Team: a@b.se, c@d.se; , e@f.se').map((one) => one.address)).toEqual([
      'a@b.se',
      'c@d.se',
      'e@f.se',
    ]);
    expect(parseAddress('undisclosed-recipients:;')).toBeNull();
  });

  it('does not take an address in the display name for the sender', () => {
    expect(parseAddress('"boss@example.com" <thief@evil.example>')?.address).toBe('thief@evil.example');
    expect(parseAddress('=?utf-8?q?boss=40example=2Ecom?= <thief@evil.example>')?.address).toBe('thief@evil.example');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        isValidAddress(text);
        addressKey(text);
        parseAddress(text);
      }),
    );
  });
});

const cases = readCorpus<{ id: string; input: { address: string }; expected: { valid: boolean | null } }>(
  'email-addresses.json',
);
describe.skipIf(!cases)('address syntax cases', () => {
  it('are all judged as expected', () => {
    const wrong = (cases ?? []).filter(
      ({ input, expected }) => expected.valid !== null && isValidAddress(input.address) !== expected.valid,
    );
    expect(wrong.map((one) => one.input.address)).toEqual([]);
  });
});
