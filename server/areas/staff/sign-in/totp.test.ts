import { expect, test } from 'vitest';
import { seal, unseal } from './sign-in-secret.ts';
import { base32, hotp, matchingStep, totpStep, totpUri } from './totp.ts';

const secret = Buffer.from('12345678901234567890');

test('codes are those of RFC 4226 appendix D and RFC 6238 appendix B', () => {
  expect([0, 1, 2, 3, 9].map((counter) => hotp(secret, counter))).toEqual([
    '755224',
    '287082',
    '359152',
    '969429',
    '520489',
  ]);
  const at = (moment: string) => hotp(secret, totpStep(new Date(moment)), 8);
  expect(at('1970-01-01T00:00:59Z')).toBe('94287082');
  expect(at('2005-03-18T01:58:29Z')).toBe('07081804');
  expect(at('2603-10-11T11:33:20Z')).toBe('65353130');
});

test('a code is taken one step early or late, not two, and never twice', () => {
  const now = new Date('2026-02-04T10:00:00Z');
  const step = totpStep(now);
  for (const near of [-1, 0, 1]) expect(matchingStep(secret, hotp(secret, step + near), now, 0)).toBe(step + near);
  for (const far of [-2, 2]) expect(matchingStep(secret, hotp(secret, step + far), now, 0)).toBeNull();
  expect(matchingStep(secret, hotp(secret, step), now, step)).toBeNull();
  expect(matchingStep(secret, hotp(secret, step - 1), now, step)).toBeNull();
  for (const wrong of ['', '12345', `${hotp(secret, step)}0`, '０００００００']) {
    expect(matchingStep(secret, wrong, now, 0)).toBeNull();
  }
});

test('the secret is written as RFC 4648 says, and the address names desk and person', () => {
  expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
  expect(base32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  expect(totpUri(secret, 'City desk', 'åsa@desk.example')).toBe(
    'otpauth://totp/City%20desk:%C3%A5sa%40desk.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=City%20desk&digits=6&period=30',
  );
});

test('what the secret of the database sealed still opens when another one is given, and with no other', async () => {
  const [kept, given] = ['k'.repeat(43), 'g'.repeat(43)];
  const before = await seal({ secret: kept, earlier: null }, 'of the app');
  const now = { secret: given, earlier: kept };
  expect(await unseal(now, before)).toBe('of the app');
  const after = await seal(now, 'of the app');
  expect(await unseal(now, after)).toBe('of the app');
  // Who has the database alone, its secret with it, reads nothing that was sealed since.
  await expect(unseal({ secret: kept, earlier: null }, after)).rejects.toThrow();
});
