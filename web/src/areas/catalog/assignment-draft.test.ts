import { expect, test } from 'vitest';
import { assignmentDraft, moved, turnsOf } from './assignment-draft.ts';

const turns = [
  { id: 'a', weight: 1 },
  { id: 'b', weight: 5 },
  { id: 'c', weight: 1 },
];

test('a new category leaves its requests in the queue', () => {
  expect(assignmentDraft(undefined)).toMatchObject({ turns: [], assignment: { method: 'none', sameAgentMinutes: -1 } });
});

test('a newcomer stands last with weight 1, and whoever is no member any more stands nowhere', () => {
  expect(turnsOf(turns, ['c', 'd', 'b'])).toEqual([
    { id: 'b', weight: 5 },
    { id: 'c', weight: 1 },
    { id: 'd', weight: 1 },
  ]);
});

test('one moves a place up or down, and nowhere beyond the ends', () => {
  expect(moved(turns, 1, -1).map((one) => one.id)).toEqual(['b', 'a', 'c']);
  expect(moved(turns, 1, 1).map((one) => one.id)).toEqual(['a', 'c', 'b']);
  expect(moved(turns, 0, -1)).toEqual(turns);
  expect(moved(turns, 2, 1)).toEqual(turns);
});
