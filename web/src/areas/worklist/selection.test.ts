import { expect, test } from 'vitest';
import { nothing, pageChosen, ranged, toggled } from './selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const ids = (chosen: { ids: ReadonlySet<string> }) => [...chosen.ids].sort().join('');

test('x takes a row in and out', () => {
  const one = toggled(nothing, 'b');
  expect(ids(one)).toBe('b');
  expect(ids(toggled(one, 'b'))).toBe('');
});

test('a range is drawn from the row chosen last, in either direction, and keeps what was chosen before', () => {
  const from = toggled(toggled(nothing, 'e'), 'b');
  expect(ids(ranged(from, order, 'd'))).toBe('bcde');
  expect(ids(ranged(toggled(nothing, 'd'), order, 'b'))).toBe('bcd');
  expect(ids(ranged(ranged(toggled(nothing, 'b'), order, 'c'), order, 'd'))).toBe('bcd');
});

test('a range whose beginning has left the list begins anew', () => {
  expect(ids(ranged({ ...nothing, ids: new Set(['gone']), anchor: 'gone' }, order, 'c'))).toBe('cgone');
});

test('all on the page are chosen, and with the second press none', () => {
  const all = pageChosen(nothing, order);
  expect(ids(all)).toBe('abcde');
  expect(ids(pageChosen(all, order))).toBe('');
});

test('whoever takes one row out of all that match no longer means all that match', () => {
  const all = { ids: new Set(order), anchor: null, all: { at: '2026-01-01T00:00:00Z', count: 1284, more: false } };
  expect(toggled(all, 'c')).toMatchObject({ all: null });
});
