import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AppError } from '#platform/errors.ts';
import { assertPasswordHolds } from './password-policy.ts';

const verdict = (password: string, context: string[] = []) => {
  try {
    assertPasswordHolds(password, context);
    return 'holds';
  } catch (error) {
    return (error as AppError).facts.reason;
  }
};

test('fifteen characters are enough, of any kind: words, blanks, letters of any script', () => {
  for (const good of [
    'seven green bicycles',
    'correct horse battery',
    'tolv blå hästar springer',
    'kolme vihreää pöllöä',
    'żółta łódź na jeziorze',
    'xq7 vmp2 lk9 wtr',
    'пятнадцать букв вот',
    '🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧🐦🐤🦆',
  ])
    expect([good, verdict(good)]).toEqual([good, 'holds']);
  expect(verdict('x7f kp2 m9 vq')).toBe('short');
  // Fourteen animals are twenty-eight units of the machine, but fourteen characters.
  expect(verdict('🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧🐦🐤')).toBe('short');
  expect(verdict(`${'correct horse '.repeat(18)}battery`)).toBe('long');
});

test('what everybody tries first is refused, however it is dressed up', () => {
  for (const known of [
    'passwordpassword',
    'Password123456789',
    'P@ssw0rd!P@ssw0rd!',
    'Welkom2026Welkom2026',
    'Sommar2026Sommar2026!',
    'salasana salasana 1',
    'qwertyuiopasdfghjkl',
    '1q2w3e4r5t6y7u8i',
    '123456789012345',
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    'iloveyouiloveyou',
    'administrator-2026',
    'Lösenord Lösenord 1',
    'zxcvbnm,./zxcvbnm',
  ])
    expect([known, verdict(known)]).toEqual([known, 'common']);
});

test('the names of the person and the desk make no password, words beside them do', () => {
  const context = ['Åsa Björklund', 'asa.bjorklund@malmo.example', 'Malmö stad'];
  expect(verdict('AsaBjorklund2026', context)).toBe('common');
  expect(verdict('Malmö stad Malmö 1', context)).toBe('common');
  expect(verdict('bjorklund@malmo.example', context)).toBe('common');
  expect(verdict('Åsa cyklar till lunch', context)).toBe('holds');
});

test('no password makes the rule stumble, and adding an unknown word to a weak one makes it hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (any) =>
      ['holds', 'short', 'common'].includes(String(verdict(any))),
    ),
  );
  expect(verdict('password123 vlieger')).toBe('holds');
});
