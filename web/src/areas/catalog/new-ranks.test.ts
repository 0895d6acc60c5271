import { expect, test } from 'vitest';
import { newRanks } from './use-priority-order.ts';

const rows = [
  { id: 'High', rank: 1 },
  { id: 'Medium', rank: 2 },
  { id: 'Low', rank: 3 },
];
const moves = (...order: string[]) => newRanks(rows, order).map(({ row, rank }) => `${row.id} ${rank}`);

test('moving a priority up swaps it with the one above and leaves the others', () => {
  expect(moves('High', 'Low', 'Medium')).toEqual(['Low 2', 'Medium 3']);
});

test('moving one to the front moves all it passes', () => {
  expect(moves('Low', 'High', 'Medium')).toEqual(['Low 1', 'High 2', 'Medium 3']);
});

test('moving nowhere changes nothing', () => expect(moves('High', 'Medium', 'Low')).toEqual([]));

test('priorities that share a rank get one each', () => {
  const shared = [...rows, { id: 'Urgent', rank: 1 }];
  expect(newRanks(shared, ['High', 'Urgent', 'Medium', 'Low']).map(({ row, rank }) => `${row.id} ${rank}`)).toEqual([
    'Urgent 2',
    'Medium 3',
    'Low 4',
  ]);
});
