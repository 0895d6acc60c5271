import { expect, test } from 'vitest';
import { differingMembers, valueWords } from './log-words.ts';

const words = { yes: 'yes', no: 'no', of: (text: string) => text, name: (field: string) => field.toUpperCase() };
const said = (value: unknown, display: string | null = null) => valueWords(value, display, words, 'en');

test('a reference is said by the name it had at the time', () => {
  expect(said('0190-uuid', 'Anna Berg')).toBe('Anna Berg');
});

test('nothing is said as nothing', () => expect([said(null), said(undefined), said('')]).toEqual(['', '', '']));

test('yes and no are words, numbers are grouped, lists are joined', () => {
  expect([said(true, 'true'), said(false), said(12500), said(['a', 'b'], '["a", "b"]')]).toEqual([
    'yes',
    'no',
    '12,500',
    'a, b',
  ]);
});

test('of a changed calendar only what differs is said', () => {
  const old = { zone: 'UTC', holidays: [] };
  const next = { zone: 'UTC', holidays: [{ day: 1, month: 5 }] };
  expect(differingMembers(old, next)).toEqual([{ holidays: [] }, { holidays: [{ day: 1, month: 5 }] }]);
  expect(differingMembers(null, next)).toEqual([null, next]);
  const [before, after] = differingMembers({ sv: 'Vatten' }, { sv: 'Vatten', fi: 'Vesi' });
  expect([said(before), said(after)]).toEqual(['', 'FI: Vesi']);
});

test('a value of several members is said member by member, each in words', () => {
  expect(said({ set: 'city', done: true, hours: { from: 8 } })).toBe('SET: city · DONE: yes · HOURS: FROM: 8');
});
