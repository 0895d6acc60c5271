import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keyList } from '../../shell/key-list.ts';
import { conflictsOf, isReserved, withKey } from './key-conflicts.ts';

test('the keys as they are from the start are not in each other’s way', () => {
  expect([...conflictsOf(keyList, {}).keys()]).toEqual([]);
});

test('the same key twice is a conflict where both can be meant, and none where they never meet', () => {
  const names = (own: Record<string, string>) => [...conflictsOf(keyList, own).keys()].sort();
  expect(names({ next: 'c' })).toEqual(['new-contact', 'next']);
  expect(names({ 'row-down': 'a' })).toEqual([]);
  expect(names({ next: 'r' })).toEqual(['next', 'request-reply']);
});

test('a key that begins two keys in a row is a conflict with each of them', () => {
  expect(
    conflictsOf(keyList, { next: 'g' })
      .get('next')
      ?.map((one) => one.name),
  ).toEqual(keyList.filter((one) => one.combo.startsWith('g ')).map((one) => one.name));
});

test('a key without a combo is in nobody’s way', () => {
  expect(conflictsOf(keyList, { next: '', 'new-contact': '' }).size).toBe(0);
});

test('what is chosen as it was from the start is not kept', () => {
  expect(withKey(keyList, { next: 'x', search: '.' }, 'next', 'n')).toEqual({ search: '.' });
  expect(withKey(keyList, {}, 'next', '')).toEqual({ next: '' });
});

test('keys that move the focus or belong to the browser cannot be taken', () => {
  for (const combo of ['tab', 'enter', 'escape', 'arrowdown', 'mod+c', 'mod+w', 'f5'])
    expect(isReserved(combo)).toBe(true);
  for (const combo of ['x', '?', 'ö', 'mod+k', 'mod+enter', 'alt+n']) expect(isReserved(combo)).toBe(false);
});

test('every key of the source can be chosen anew, and stands in the list as it is in the source', () => {
  const src = join(import.meta.dirname, '../..');
  const listed = new Map(keyList.map((one) => [one.name, one.combo]));
  const wrong: string[] = [];
  for (const file of globSync('**/*.{ts,tsx}', { cwd: src })) {
    if (file.includes('.test.')) continue;
    const source = readFileSync(join(src, file), 'utf8');
    for (const [, name = '', combo = ''] of source.matchAll(/useKey\(\s*'([\w-]+)',\s*'([^']+)'/g)) {
      // Ctrl Enter in a form saves that form, and Escape leaves what it leaves everywhere: not chosen for each apart.
      if (name !== 'save' && combo !== 'escape' && listed.get(name) !== combo) wrong.push(`${file}: ${name} ${combo}`);
    }
  }
  expect(wrong).toEqual([]);
});
