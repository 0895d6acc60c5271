import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { aWebSession } from '#test/a-web-session.ts';
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
    desk.admin.done('PATCH', `/centres/${desk.start.centreId}`, { procedure: { redelegate: redelegates } });

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
    await desk.admin.done('PUT', `/requests/${request.id}/assignment`, { ownerId: a });
    expect(await redelegate(desk.runtime)).toBe(0);
    await passes(false);
  });

  test('is counted before an absence is entered, and what it says is what becomes of it', async () => {
    const team = await aTeam(2);
    const [a, b] = team.agents as [Caller, Caller];
    await desk.admin.done('PATCH', `/categories/${team.id}`, { memberIds: [a.id] });
    const [held, waiting] = [await register(team.id), await register(team.id, { callerEmail: 'c@example.org' })];
    await a.done('PUT', `/requests/${waiting.id}/question`, {});
    await desk.admin.done('PATCH', `/categories/${team.id}`, { memberIds: team.ids });
    const foresee = async (period: object, by: Caller = desk.admin) =>
      by.call('POST', '/settings/effects', { kind: 'absence', values: { personId: a.id, period } });
    const days = { fromOn: '2026-03-02', toOn: '2026-03-03' };
    const said = { code: 'absence_holds', open: 2, from: '2026-03-01T23:00:00.000Z' };
    expect((await foresee(days)).body.facts).toEqual([{ ...said, passedOn: 0, stays: 2 }]);
    await passes(true);
    expect((await foresee(days)).body.facts).toEqual([{ ...said, passedOn: 1, stays: 1 }]);
    expect((await foresee(days, a)).body.facts).toEqual([{ ...said, passedOn: 1, stays: 1 }]);
    expect((await foresee(days, b)).status).toBe(403);
    const hours = { fromAt: '2026-03-02T09:00:00Z', toAt: '2026-03-02T11:00:00Z' };
    expect((await foresee(hours)).body.facts).toMatchObject([{ open: 2, passedOn: 0, stays: 2 }]);
    expect((await foresee({ fromOn: '2026-01-05', toOn: '2026-01-06' })).body.facts).toEqual([]);

    await absent(a.id, '2026-03-02', '2026-03-03');
    const before = desk.clock.now();
    desk.clock.set('2026-03-02T08:00:00+01:00');
    await redelegate(desk.runtime);
    desk.clock.set(before.toISOString());
    expect([await ownerOf(held.id), await ownerOf(waiting.id)]).toEqual([b.id, a.id]);
    await passes(false);
  });

  test('goes to the queue when nobody is left, what waits for the customer goes on waiting, and none is lost', async () => {
    const team = await aTeam(1);
    const [a] = team.agents as [Caller];
    const [first, second] = [await register(team.id), await register(team.id, { callerEmail: 'c@example.org' })];
    await a.done('PUT', `/requests/${second.id}/question`, {});
    await passes(true);
    await desk.admin.done('PATCH', `/people/${a.id}`, { active: false });
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

  test('of somebody who is administrator, call taker or auditor from now on is nobody’s, and is passed on as if the owner had left', async () => {
    const team = await aTeam(2);
    const [a, b] = team.agents as [Caller, Caller];
    await desk.admin.call('PATCH', `/categories/${team.id}`, { memberIds: [a.id] });
    const request = await register(team.id);
    expect(await ownerOf(request.id)).toBe(a.id);
    await desk.admin.call('PATCH', `/categories/${team.id}`, { memberIds: team.ids });
    const whyOf = async () =>
      (await desk.admin.call('GET', '/queue/orphans?limit=100')).body.rows.find((row: any) => row.id === request.id)
        ?.why;
    // Nobody becomes administrator by a key.
    const browser = await aWebSession(desk, desk.admin);
    for (const [roles, reason] of [
      [['administrator'], 'owner_left'],
      [['administrator', 'agent'], undefined],
      [['call_taker'], 'owner_left'],
      [['auditor'], 'owner_left'],
    ] as const) {
      await browser.done('PATCH', `/people/${a.id}`, { roles });
      expect([roles, (await whyOf())?.reason]).toEqual([roles, reason]);
    }
    expect(await redelegate(desk.runtime)).toBe(0);
    await passes(true);
    await redelegate(desk.runtime);
    expect([await ownerOf(request.id), await whyOf()]).toEqual([b.id, undefined]);
    await passes(false);
  });

  test('a new message does not wait for an owner who is absent, where the category wants that', async () => {
    const team = await aTeam(2, { reassignWhenAbsent: true });
    const request = await register(team.id);
    expect(await ownerOf(request.id)).toBe(team.ids[0]);
    expect((await passOn(request.id, { notTo: team.ids[0] as string }))?.owner_id).toBe(team.ids[1]);
    await desk.admin.done('PATCH', `/categories/${team.id}`, { memberIds: [team.ids[1]] });
    expect((await passOn(request.id, { notTo: team.ids[1] as string, orKeep: true }))?.owner_id).toBe(team.ids[1]);
    expect((await passOn(request.id, { notTo: team.ids[1] as string }))?.owner_id).toBeNull();
  });

  test('what somebody signed out with goes back after the minutes of the centre, with its deadline (R13.5)', async () => {
    const team = await aTeam(1, { method: 'none' });
    const [agent] = team.agents as [Caller];
    const request = await register(team.id);
    await agent.done('POST', '/queue/next');
    await desk.admin.done('PATCH', `/centres/${desk.start.centreId}`, { procedure: { returnHeldMinutes: 15 } });
    const asked = await agent.call('PUT', `/people/${agent.id}/departure`, {});
    expect(asked.body).toMatchObject({ code: 'holding_at_departure', facts: { returnMinutes: 15 } });
    await agent.done('PUT', `/people/${agent.id}/departure`, { held: 'keep' });
    desk.clock.advance(14 * 60_000);
    expect(await returnHeld(desk.runtime)).toBe(0);
    desk.clock.advance(60_000);
    expect(await returnHeld(desk.runtime)).toBe(1);
    const back = (await desk.admin.call('GET', `/requests/${request.id}`)).body;
    expect(back).toMatchObject({ owner: null, phase: 'registered', deadlineAt: request.deadlineAt });
    desk.clock.set('2026-02-04T10:00:00+01:00');
  });
});
