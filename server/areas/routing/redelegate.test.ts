import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { teamsOf } from './a-team.ts';
import { redelegate } from './redelegate.ts';
import { returnHeld } from './return-held.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

const { aTeam, register, ownerOf, absent, passOn } = teamsOf(() => desk);

describe('what people leave behind', () => {
  const passes = (redelegates: boolean) =>
    desk.admin.call('PATCH', `/centres/${desk.start.centreId}`, { procedure: { redelegate: redelegates } });

  test('stays with them until the centre passes it on, and the settings say how many beforehand', async () => {
    const team = await aTeam(2);
    const [a, b] = team.ids as [string, string];
    const request = await register(team.id);
    desk.clock.advance(60_000);
    await absent(a, '2026-02-04', '2026-02-05');
    desk.clock.advance(60_000);
    expect(await redelegate(desk.runtime)).toBe(0);
    const centre = (await desk.admin.call('GET', '/centres')).body.rows[0];
    const values = { memberIds: [], procedure: { ...centre.procedure, redelegate: true } };
    const { body } = await desk.admin.call('POST', '/settings/effects', { kind: 'centre', id: centre.id, values });
    const fact = body.facts.find((one: { code: string }) => one.code === 'centre_passes_on');
    expect(fact.open).toBeGreaterThan(0);
    await passes(true);
    expect(await redelegate(desk.runtime)).toBe(fact.open);
    expect(await ownerOf(request.id)).toBe(b);
    // Given on purpose to somebody who is away: theirs.
    await desk.admin.call('PUT', `/requests/${request.id}/assignment`, { ownerId: a });
    expect(await redelegate(desk.runtime)).toBe(0);
    await passes(false);
  });

  test('goes to the queue when nobody is left, what waits for the customer goes on waiting, and none is lost', async () => {
    const team = await aTeam(1);
    const [a] = team.agents as [Caller];
    const [first, second] = [await register(team.id), await register(team.id, { callerEmail: 'c@example.org' })];
    await a.call('PUT', `/requests/${second.id}/question`, {});
    await passes(true);
    await desk.admin.call('PATCH', `/people/${a.id}`, { active: false });
    const { body } = await desk.admin.call('GET', '/queue/orphans?limit=100');
    const why = (id: string) => body.rows.find((row: { id: string }) => row.id === id)?.why.reason;
    expect([why(first.id), why(second.id)]).toEqual(['owner_left', 'owner_left']);
    await redelegate(desk.runtime);
    const { rows } = await desk.runtime.pool.query(
      'select owner_id, phase from request where id = any($1) order by number',
      [[first.id, second.id]],
    );
    expect(rows).toEqual([
      { owner_id: null, phase: 'registered' },
      { owner_id: null, phase: 'waiting_customer' },
    ]);
    await passes(false);
  });

  test('a new message does not wait for an owner who is absent, where the category wants that', async () => {
    const team = await aTeam(2, { reassignWhenAbsent: true });
    const request = await register(team.id);
    expect(await ownerOf(request.id)).toBe(team.ids[0]);
    expect((await passOn(request.id, { notTo: team.ids[0] as string }))?.owner_id).toBe(team.ids[1]);
    await desk.admin.call('PATCH', `/categories/${team.id}`, { memberIds: [team.ids[1]] });
    expect((await passOn(request.id, { notTo: team.ids[1] as string, orKeep: true }))?.owner_id).toBe(team.ids[1]);
    expect((await passOn(request.id, { notTo: team.ids[1] as string }))?.owner_id).toBeNull();
  });

  test('what somebody signed out with goes back after the minutes of the centre, with its deadline (R13.5)', async () => {
    const team = await aTeam(1, { method: 'none' });
    const [agent] = team.agents as [Caller];
    const request = await register(team.id);
    await agent.call('POST', '/queue/next');
    await desk.admin.call('PATCH', `/centres/${desk.start.centreId}`, { procedure: { returnHeldMinutes: 15 } });
    const asked = await agent.call('PUT', `/people/${agent.id}/departure`, {});
    expect(asked.body).toMatchObject({ code: 'holding_at_departure', facts: { returnMinutes: 15 } });
    await agent.call('PUT', `/people/${agent.id}/departure`, { held: 'keep' });
    desk.clock.advance(14 * 60_000);
    expect(await returnHeld(desk.runtime)).toBe(0);
    desk.clock.advance(60_000);
    expect(await returnHeld(desk.runtime)).toBe(1);
    const back = (await desk.admin.call('GET', `/requests/${request.id}`)).body;
    expect(back).toMatchObject({ owner: null, phase: 'registered', deadlineAt: request.deadlineAt });
    desk.clock.set('2026-02-04T10:00:00+01:00');
  });
});
