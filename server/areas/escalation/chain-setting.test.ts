import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ChainBody } from '#contract/escalation.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { chainsOf, nothing, usual } from './a-chain.ts';

let desk: TestDesk;
let owner: Caller;
let other: Caller;
let high: string;
let medium: string;

beforeAll(async () => {
  desk = await aDesk({ moment: '2026-02-04T09:00:00+01:00' }); // a Wednesday in working hours
  const { rows } = (await desk.admin.call('GET', '/priorities')).body;
  [high, medium] = rows.map((one: { id: string }) => one.id);
});
afterAll(() => desk.end());
beforeEach(async () => {
  desk.clock.set('2026-02-04T09:00:00+01:00');
  await desk.asOwner(
    "update request set phase = 'closed'; delete from request_escalation; delete from escalation_event; delete from absence",
  );
  owner = await desk.aPerson({ name: 'Olle Ohlsson', roles: ['agent'] });
  other = await desk.aPerson({ name: 'Kaj Koch', roles: ['agent', 'supervisor'] });
});

const { chain, aRequest, followed, later, state, request, steps } = chainsOf(() => ({ desk, by: other, high }));

describe('the chain as a setting', () => {
  test('is written by administrators and by supervisors of every centre, seen first by version, in the log level by level', async () => {
    const { version } = (await desk.admin.call('GET', `/priorities/${high}/escalation`)).body;
    const body = { inTimeFrameOnly: true, events: usual, levels: [{ ...nothing, afterMinutes: 77 }] };
    const south = (await desk.admin.call('POST', '/centres', { name: 'South', calendarId: desk.start.officeHoursId }))
      .body;
    const path = `/priorities/${high}/escalation`;
    const refused = await other.call('PUT', path, body);
    expect([refused.status, refused.body.code, refused.body.facts]).toEqual([
      403,
      'other_centres',
      { centres: ['South'] },
    ]);
    expect((await owner.call('PUT', path, body)).body.code).toBe('forbidden');
    const draft = { kind: 'escalation', id: high, values: body };
    expect((await other.call('POST', '/settings/effects', draft)).status).toBe(403);
    await desk.admin.call('PATCH', `/centres/${south.id}`, { active: false });
    expect((await other.call('GET', path)).body.reach).toEqual({ can: ['edit'], otherCentres: [] });
    expect((await other.call('POST', '/settings/effects', draft)).status).toBe(200);
    expect((await other.call('PUT', path, { ...body, levels: [], version })).body.version).toBe(version + 1);
    expect(
      (await desk.admin.call('PUT', `/priorities/${high}/escalation`, { ...body, version: version + 1 })).body.version,
    ).toBe(version + 2);
    expect((await desk.admin.call('PUT', `/priorities/${high}/escalation`, { ...body, version })).body.code).toBe(
      'request_changed',
    );
    const { rows } = await desk.runtime.pool.query(
      `select field, new_value from field_change where entity = 'escalation_level' and field = 'after_minutes' order by log_id desc limit 1`,
    );
    expect(rows).toEqual([{ field: 'after_minutes', new_value: 77 }]);
  });

  test('tells before it is saved when a request registered now would come to each level, and what the last ones would have met', async () => {
    await chain([]);
    desk.clock.set('2026-02-05T09:00:00+01:00');
    const id = await aRequest();
    const { number } = await request(id);
    await later(40);
    await other.done('PUT', `/requests/${id}/closure`, { solution: 'Oiled' });
    await desk.settle();
    const values = {
      inTimeFrameOnly: true,
      events: usual,
      levels: [
        { ...nothing, afterMinutes: 30 },
        { ...nothing, afterMinutes: 30 },
      ],
    };
    const { facts } = await desk.admin.done('POST', '/settings/effects', { kind: 'escalation', id: high, values });
    expect(facts[0]).toMatchObject({
      code: 'escalation_example',
      levels: [
        { level: 1, at: '2026-02-05T09:10:00.000Z' },
        { level: 2, at: '2026-02-05T09:40:00.000Z' },
      ],
    });
    const past = facts[1].levels;
    // Whatever came with the chain is followed by it; what came before it is not.
    expect(facts.map((one: { code: string }) => one.code)).not.toContain('escalation_without');
    const before = await aRequest({ priorityId: medium });
    const foreseen = async (events: Partial<ChainBody['events']> = {}) => {
      const draft = { kind: 'escalation', id: medium, values: { ...values, events: { ...usual, ...events } } };
      return (await desk.admin.call('POST', '/settings/effects', draft)).body.facts.at(-1);
    };
    expect(await foreseen()).toEqual({ code: 'escalation_without', open: 1, count: 1, begins: false });
    expect(await foreseen({ new_info: 'restart' })).toMatchObject({ count: 1, begins: true });
    await chain([{}], { new_info: 'restart' }, medium);
    expect((await state(before)).dueAt ?? null).toBeNull();
    await owner.call('POST', `/requests/${before}/notes`, { text: 'News' });
    await followed();
    expect((await foreseen({ new_info: 'restart' })).code).toBe('escalation_running');
    expect(past[0].examples[0]).toEqual({ number, at: '2026-02-05T08:30:00.000Z' });
    expect(past[1].examples.map((one: { number: number }) => one.number)).not.toContain(number);
  });

  test('is begun for what came before it as one action on many, from then on and once, with a row in the log of each', async () => {
    desk.clock.set('2026-02-09T09:00:00+01:00');
    await chain([], {}, medium);
    const before = await aRequest({ priorityId: medium });
    const comment = await aRequest({ priorityId: medium, kind: 'comment' });
    await later(60);
    const order = { action: 'begin_escalation' };
    const at = desk.clock.now().toISOString();
    const all = { filter: { phase: 'open', priorityId: medium }, at };
    const preview = (selection: object, by = desk.admin) => by.done('POST', '/bulk-runs/preview', { order, selection });
    const refusals = async () =>
      (await preview(all)).refused.map((one: { code: string; count: number }) => `${one.code} ${one.count}`).sort();
    expect(await refusals()).toEqual(['escalation_none 1', 'transition_refused 1']);
    await chain([{}, {}], { new_request: 'none' }, medium);
    expect(await refusals()).toContain('escalation_none 1');
    await chain([{}, {}], {}, medium);
    const unbegun = { filter: { ...all.filter, kind: '-comment', escalation: 'unbegun' }, at };
    expect(await preview(unbegun)).toMatchObject({ total: 1, may: 1, refused: [] });
    expect((await preview({ ids: [before] }, owner)).refused).toMatchObject([{ code: 'forbidden' }]);
    expect(await state(before)).toMatchObject({ state: 'none' });

    const run = await other.done('POST', '/bulk-runs', { order, selection: unbegun });
    const read = async () => (await other.done('GET', `/bulk-runs/${run.id}`)).state;
    await expect.poll(read, { timeout: 15_000 }).toBe('done');
    // Its whole time from now: what it waited before counts for no level.
    const due = new Date(desk.clock.now().getTime() + 30 * 60_000).toISOString();
    expect(await state(before)).toMatchObject({ state: 'running', level: 0, dueAt: due });
    expect(await state(comment)).toMatchObject({ state: 'none' });
    const { rows: logged } = await desk.runtime.pool.query(
      "select actor_id from field_change where request_id = $1 and entity = 'request_escalation' and field = 'level'",
      [before],
    );
    expect(logged).toEqual([{ actor_id: other.id }]);
    expect(await refusals()).toContain('escalation_begun 1');
    expect((await preview(unbegun)).total).toBe(0);
    await later(30);
    expect(await steps(before)).toEqual(['level_reached 1']);
  });
});
