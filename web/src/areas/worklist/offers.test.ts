import { expect, test } from 'vitest';
import type { Condition } from './filter-words.ts';
import { offersFor, withoutLastTerm } from './offers.ts';

const all: Condition[] = [
  { field: 'channel', value: 'phone' },
  { field: 'channel', value: 'email' },
  { field: 'ownerId', value: 'me' },
  { field: 'created', value: 'today' },
];
const name = (one: Condition) => `${one.field} ${one.value}`;
const offers = (words: string, chosen: Condition[] = []) => offersFor(words, all, chosen, name);

test('the beginning of a field offers the field', () => {
  expect(offers('ch').fields).toEqual(['channel']);
});

test('behind a field stand its values, without those chosen already, and excluded when that is asked', () => {
  expect(offers('channel:', [{ field: 'channel', value: 'phone' }]).conditions).toEqual([
    { field: 'channel', value: 'email' },
  ]);
  expect(offers('printer -channel:ph').conditions).toEqual([{ field: 'channel', value: 'phone', not: true }]);
});

test('a day that is typed is offered as it stands', () => {
  expect(offers('created:>2026-01-31').conditions).toEqual([{ field: 'created', value: '>2026-01-31' }]);
  expect(offers('created:soon').conditions).toEqual([]);
});

test('plain words find conditions by their names', () => {
  expect(offers('phone').conditions).toEqual([{ field: 'channel', value: 'phone' }]);
});

test('what named the choice is taken out of the line, other words stay', () => {
  expect(withoutLastTerm('printer -channel:ph')).toBe('printer');
});
