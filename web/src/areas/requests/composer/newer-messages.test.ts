import { expect, test } from 'vitest';
import type { TimelineEntry } from '#contract/requests.ts';
import { newerMessages } from './newer-messages.ts';

const message = (id: string, kind: string, text = id) =>
  ({ type: 'message', id, kind, text, author: { kind: 'contact', id: null, name: 'Anna' } }) as TimelineEntry;
const fact = { type: 'fact', id: 'f' } as TimelineEntry;
const entries = [
  message('a', 'inbound'),
  message('b', 'note'),
  fact,
  message('c', 'inbound', 'First\nsecond'),
  message('d', 'reply'),
];

test('what came since the writing began is what stands behind as many messages as there were then', () => {
  expect(newerMessages(entries, 4, 1).map((one) => one.id)).toEqual(['c', 'd']);
  expect(newerMessages(entries, 4, 2)).toEqual([
    { id: 'c', author: 'Anna', text: 'First' },
    { id: 'd', author: 'Anna', text: 'd' },
  ]);
  // Only the newest page of a long history is here.
  expect(newerMessages(entries, 104, 103).map((one) => one.id)).toEqual(['d']);
});

test('a note of a colleague is nothing new to the customer, and nothing is new before anything is written', () => {
  expect(newerMessages(entries.slice(0, 2), 2, 1)).toEqual([]);
  expect(newerMessages(entries, 4, null)).toEqual([]);
  expect(newerMessages(entries, 4, 4)).toEqual([]);
});
