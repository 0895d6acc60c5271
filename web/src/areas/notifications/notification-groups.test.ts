import { expect, test } from 'vitest';
import type { Notification } from '#contract/together.ts';
import { groupsOf } from './notification-groups.ts';

const row = (id: string, request: string, readAt: string | null): Notification => ({
  id,
  kind: 'assigned',
  request: { id: request, number: 1, subject: null },
  actor: 'Bo',
  at: '2026-02-04T10:00:00Z',
  readAt,
});

test('what was told of one request stands together where its newest stands', () => {
  const groups = groupsOf([row('1', 'a', null), row('2', 'b', null), row('3', 'a', '2026-02-04T11:00:00Z')]);
  expect(groups.map((one) => [one.request.id, one.told.map((told) => told.id).join(), one.unread])).toEqual([
    ['a', '1,3', 1],
    ['b', '2', 1],
  ]);
});
