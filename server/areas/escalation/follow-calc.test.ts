import { expect, test } from 'vitest';
import { aroundTheClock } from './chain-clock.ts';
import { usualEvents } from './chains-at.ts';
import { meaningOf } from './follow-calc.ts';
import { replayed } from './replay-calc.ts';

const registeredAt = new Date('2026-02-04T09:00:00Z');
const assigned = (data: object) =>
  meaningOf(
    {
      id: 'e',
      type: 'request.assigned',
      at: registeredAt,
      actorKind: 'person',
      actorId: 'p',
      authorKind: null,
      data: { ownerId: 'q', ...data },
    },
    null,
    registeredAt,
  );

test('an owner found by the rules of the category is no new owner chosen by a person, whoever was registering (trap 42)', () => {
  expect(assigned({})).toMatchObject({ own: { ownerId: 'q' }, reacts: 'owner_changed' });
  expect(assigned({ by: 'even' })).toEqual({ own: { ownerId: 'q' }, hold: 'as_it_is' });
  expect(assigned({ by: 'reply' }).reacts).toBe('owner_changed');
});

test('looking back, what a comment or a blank request waited counts for no level, and a job thought a comment stands still meanwhile', () => {
  const at = (minutes: number) => new Date(registeredAt.getTime() + minutes * 60_000);
  const event = (minutes: number, type: string, data: object) => ({
    ...{ id: `${minutes}`, type, at: at(minutes), actorKind: 'person', actorId: 'p', authorKind: null },
    data: data as Record<string, unknown>,
  });
  const rules = { waits: [30 * 60], clock: aroundTheClock };
  const reached = (...history: ReturnType<typeof event>[]) =>
    replayed(rules, usualEvents, history, at(600)).reached.map((one) => one.at);
  const blank = event(0, 'request.registered', { blank: true, kind: 'undetermined' });
  expect(reached(blank, event(100, 'request.details_entered', {}))).toEqual([at(130)]);
  const comment = event(0, 'request.registered', { blank: false, kind: 'comment' });
  expect(reached(comment, event(50, 'request.kind_set', { from: 'comment', to: 'action' }))).toEqual([at(80)]);
  const job = event(0, 'request.registered', { blank: false, kind: 'action' });
  const thought = event(10, 'request.kind_set', { from: 'action', to: 'comment' });
  expect(reached(job, thought)).toEqual([]);
  expect(reached(job, thought, event(60, 'request.kind_set', { from: 'comment', to: 'action' }))).toEqual([at(80)]);
});
