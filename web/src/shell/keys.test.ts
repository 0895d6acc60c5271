import { expect, test } from 'vitest';
import { writtenKey } from './keys.ts';

const key = (over: object) => writtenKey({ key: 'k', ctrlKey: false, metaKey: false, altKey: false, ...over });

test('a plain letter is itself, and a capital one is another key', () => {
  expect(key({})).toBe('k');
  expect(key({ key: 'K' })).toBe('K');
  expect(key({ key: '?' })).toBe('?');
});

test('Ctrl and Cmd are the same, whatever caps lock says', () => {
  expect(key({ ctrlKey: true })).toBe('mod+k');
  expect(key({ metaKey: true, key: 'K' })).toBe('mod+k');
});

test('named keys are written small', () => {
  expect(key({ ctrlKey: true, key: 'Enter' })).toBe('mod+enter');
});
