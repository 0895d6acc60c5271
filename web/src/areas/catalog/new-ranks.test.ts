import { expect, test } from 'vitest';
import { newRanks } from './use-reorder.ts';

const rows = [
  { name: 'High', rank: 1 },
  { name: 'Medium', rank: 2 },
  { name: 'Low', rank: 3 },
];
const moves = (from: number, to: number) => newRanks(rows, from, to).map(({ row, rank }) => `${row.name} ${rank}`);

test('moving a priority up swaps it with the one above and leaves the others', () => {
  expect(moves(2, 1)).toEqual(['Low 2', 'Medium 3']);
});

test('moving one to the front moves all it passes', () => {
  expect(moves(2, 0)).toEqual(['Low 1', 'High 2', 'Medium 3']);
});

test('moving nowhere changes nothing', () => expect(moves(1, 1)).toEqual([]));
