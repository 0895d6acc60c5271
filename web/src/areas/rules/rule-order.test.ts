import { expect, test } from 'vitest';
import type { Rule } from '#contract/rules.ts';
import { moved } from '../settings/effects/moved.ts';
import { bodyOfOrder, orderOf } from './rule-order.ts';

const rules = [
  { id: 'a', beatsChoice: true },
  { id: 'b', beatsChoice: true },
  { id: 'c', beatsChoice: false },
] as Rule[];

test('the customer’s choice stands between the rules before it and those behind', () => {
  expect(orderOf(rules)).toEqual(['a', 'b', 'choice', 'c']);
  expect(bodyOfOrder(orderOf(rules))).toEqual({ ids: ['a', 'b', 'c'], beatChoice: 2 });
});

test('a rule moved across the customer’s choice goes behind it, and back', () => {
  const behind = moved(orderOf(rules), 1, 2);
  expect(bodyOfOrder(behind)).toEqual({ ids: ['a', 'b', 'c'], beatChoice: 1 });
  expect(moved(behind, 2, 1)).toEqual(orderOf(rules));
});

test('beyond the ends nothing moves', () => {
  expect(moved(orderOf(rules), 0, -1)).toEqual(orderOf(rules));
  expect(moved(orderOf(rules), 3, 4)).toEqual(orderOf(rules));
});
