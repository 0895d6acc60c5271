import { expect, test } from 'vitest';
import { valueWords } from './log-words.ts';

const words = { yes: 'yes', no: 'no' };
const said = (value: unknown, display: string | null = null) => valueWords(value, display, words, 'en');

test('a reference is said by the name it had at the time', () =>
  expect(said('0190-uuid', 'Anna Berg')).toBe('Anna Berg'));
test('nothing is said as nothing', () => expect([said(null), said(undefined), said('')]).toEqual(['', '', '']));
test('yes and no are words, numbers are grouped, lists are joined', () => {
  expect([said(true), said(false), said(12500), said(['a', 'b'])]).toEqual(['yes', 'no', '12,500', 'a, b']);
});
test('what has no words of its own is shown as it is stored', () =>
  expect(said({ zone: 'UTC' })).toBe('{"zone":"UTC"}'));
