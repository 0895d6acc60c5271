import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
let owner: Caller;
let other: Caller;
const minute = 60_000;

beforeAll(async () => {
  desk = await aDesk({ moment: '2026-02-04T09:00:00+01:00' }); // a Wednesday in working hours
  owner = await desk.aPerson({ name: 'Olle Ohlsson', roles: ['agent'] });
  other = await desk.aPerson({ name: 'Kaj Koch', roles: ['agent', 'supervisor'] });
});
afterAll(() => desk.end());

describe('the lists of work nobody has begun (R11.1, R11.2)', () => {
  test('escalated holds what is registered or assigned, deferred what lies longer than the centre allows, waiting too; one can be in both', async () => {
    await desk.admin.done('PATCH', `/centres/${desk.start.centreId}`, {
      procedure: { deferredRegisteredMinutes: 60, deferredAssignedMinutes: 60 },
    });
    const fresh = { kind: 'action', callerName: 'Bo', description: 'Drips', categoryId: desk.start.categoryId };
    const make = async () => (await other.done('POST', '/requests', fresh)).id as string;
    const [old, begun, waiting, assigned] = [await make(), await make(), await make(), await make()];
    await other.done('PUT', `/requests/${begun}/start`, {});
    await other.done('PUT', `/requests/${waiting}/question`, {});
    desk.clock.advance(61 * minute);
    await desk.admin.done('PUT', `/requests/${assigned}/assignment`, { ownerId: owner.id });
    const young = await make();
    const held = async (attention: string): Promise<string[]> => {
      const { rows } = (await desk.admin.call('GET', `/requests?attention=${attention}&sort=oldest`)).body;
      return rows.map((one: { id: string }) => one.id);
    };
    expect(await held('escalated')).toEqual([old, assigned, young]);
    expect(await held('deferred')).toEqual([old, waiting]);
    desk.clock.advance(121 * minute);
    expect(await held('deferred')).toEqual([old, waiting, assigned, young]);
    expect(await held('escalated,-deferred')).toEqual([]);
    const { counts } = (await desk.admin.call('GET', '/views/counts?of=escalated,deferred')).body;
    expect(counts).toMatchObject([{ count: 3 }, { count: 4 }]);
    const procedure = { maxPulled: 1, pauseDeadlineWhileWaiting: false };
    const values = {
      memberIds: [],
      procedure: { ...procedure, deferredRegisteredMinutes: 10_000, deferredAssignedMinutes: 60 },
    };
    const draft = { kind: 'centre', id: desk.start.centreId, values };
    expect((await desk.admin.call('POST', '/settings/effects', draft)).body.facts).toContainEqual({
      code: 'centre_deferred',
      count: 2,
      now: 4,
    });
  });

  test('their pages ride the indexes of what is open', async () => {
    const answers = await desk.asOwner(`set enable_seqscan = off; set enable_bitmapscan = off; set enable_sort = off;
      explain select id from request r where r.phase not in ('solved', 'closed')
        and r.phase in ('registered', 'assigned') and r.kind <> 'comment' order by r.deadline_at asc, r.id limit 51`);
    const rows = (answers as unknown as { rows: object[] }[]).at(-1)?.rows;
    expect(JSON.stringify(rows)).toContain('request_open_deadline');
  });
});
