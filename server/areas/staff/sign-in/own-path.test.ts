import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownPath } from './own-path.ts';

test('a path of this desk is kept with what was asked of it', () => {
  for (const path of ['/', '/queue', '/requests?phase=open&late=true', '/requests/104233?focus=who#log', '/a%2F%2Fb']) {
    expect(ownPath(path)).toBe(path);
  }
  expect(ownPath('/queue?signin=failed')).toBe('/queue');
});

test('whatever could lead to another site leads to the desk', () => {
  const hostile = [
    undefined,
    '',
    'queue',
    'https://evil.example/',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n//evil.example',
    'javascript:alert(1)',
    '/.//evil.example',
    '/..//evil.example',
    '/%2e%2e//evil.example',
    '/api/v1/sign-in/sso?to=/',
  ];
  for (const path of hostile) expect([path, ownPath(path)]).toEqual([path, '/']);
});

test('no string at all makes a browser leave', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    ':',
    '@',
    'http:',
    'https:',
    'evil.example',
    '?',
    '#',
    '%2f',
    '\t',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 8 }).map((all) => `/${all.join('')}`),
      ),
      (wanted) => {
        expect(new URL(ownPath(wanted), 'https://desk.example').origin).toBe('https://desk.example');
      },
    ),
  );
});
