import { expect, test } from 'vitest';
import { meaningOf } from './follow-calc.ts';

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
