import { invalid } from '#platform/errors.ts';

/** Words that make a password guessable however long it is; compared without case and digits. */
const tooCommon = [
  'password',
  'passord',
  'salasana',
  'losenord',
  'wachtwoord',
  'adgangskode',
  'haslo',
  'qwerty',
  'letmein',
  'welcome',
  'administrator',
  'linja',
];
const onlyCommon = new RegExp(`^(${tooCommon.join('|')})+$`);

/**
 * Passwords after NIST SP 800-63B: at least 12 characters, no composition rules, none of the well-known ones. Throws
 * `weak_password`.
 */
export function assertPasswordHolds(password: string): void {
  if (password.length < 12) throw invalid('weak_password', 'A password needs at least 12 characters.');
  const letters = password.toLowerCase().replaceAll(/[^a-z]/g, '');
  const repeated = new Set(password).size < 4;
  if (repeated || onlyCommon.test(letters)) {
    throw invalid('weak_password', 'This password is among the first ones anybody would try. Choose another.');
  }
}
