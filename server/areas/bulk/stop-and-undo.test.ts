import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller, TestDesk } from '#test/a-desk.ts';
import { aRunDesk, handsOn } from './a-bulk-run.ts';

let desk: TestDesk;
let boss: Caller;
let anna: Caller;
let other: string;
beforeAll(async () => {
  ({ desk, other, boss, anna } = await aRunDesk());
});
afterAll(() => desk.end());

const { register, start, until, ended, read, rows } = handsOn(() => ({ desk, boss }));

describe('stopping', () => {
  test('leaves untouched what was not begun, and what is done stays done', async () => {
    const ids = await register(40, { channel: 'letter' });
    const held = await desk.runtime.pool.connect();
    await held.query('begin');
    // In the order of the run the newest comes first; one in the middle holds the hands up.
    await held.query('select 1 from request where id = any($1) for no key update', [ids.slice(10, 20)]);
    const run = await start({ action: 'add_note', text: 'x' }, { ids });
    const { done } = await until(run, (now) => now.done > 10);
    const stopped = await boss.call('PUT', `/bulk-runs/${run}/stop`);
    expect(stopped.body.state).toBe('stopped');
    await held.query('rollback');
    held.release();
    await desk.settle();
    const after = (await boss.call('GET', `/bulk-runs/${run}`)).body;
    expect(after).toMatchObject({ state: 'stopped', refused: 0, failed: 0 });
    expect(after.done).toBeGreaterThanOrEqual(done);
    expect(after.waiting).toBeGreaterThan(5);
    const { rows: noted } = await desk.runtime.pool.query(
      'select request_id, count(*)::int as count from message where request_id = any($1) group by 1',
      [ids],
    );
    expect(noted).toHaveLength(after.done);
    expect(noted.every((row) => row.count === 1)).toBe(true);
  });
});

describe('undo', () => {
  test('puts the old value back where nobody changed it since', async () => {
    const ids = await register(3);
    const was = (await read(ids[0] as string)).priority.id;
    const priorities = (await desk.admin.call('GET', '/priorities')).body.rows as { id: string }[];
    const [high, low] = priorities.map((one) => one.id).filter((id) => id !== was) as [string, string];
    const run = await start({ action: 'set_priority', priorityId: high }, { ids });
    await ended(run);
    await boss.done('PUT', `/requests/${ids[1]}/priority`, { priorityId: low });
    const undo = await boss.call('POST', `/bulk-runs/${run}/undo`, {});
    expect(undo.status).toBe(202);
    expect(await ended(undo.body.id)).toMatchObject({ action: 'undo', done: 2, refused: 1, mayUndo: false });
    const now = await Promise.all(ids.map(async (id) => (await read(id)).priority.id));
    expect(now).toEqual([was, low, was]);
    expect((await boss.call('GET', `/bulk-runs/${run}`)).body).toMatchObject({ undone: 2 });
    expect((await rows(undo.body.id, 'refused'))[0]).toMatchObject({ code: 'request_changed' });
  });

  test('of an assignment gives the request back to whoever had it, or to the queue', async () => {
    const ids = await register(2);
    await boss.done('PUT', `/requests/${ids[0]}/assignment`, { ownerId: boss.id });
    const run = await start({ action: 'assign', ownerId: anna.id }, { ids });
    await ended(run);
    await ended((await boss.done('POST', `/bulk-runs/${run}/undo`, {})).id);
    expect((await read(ids[0] as string)).owner.name).toBe('Berit Boss');
    expect(await read(ids[1] as string)).toMatchObject({ owner: null, phase: 'registered' });
  });

  test('of a category gives back who had chosen it, and what a person had said before', async () => {
    const ids = await register(1);
    const before = await read(ids[0] as string);
    expect(before).toMatchObject({ categorySource: 'centre', humanCategory: null });
    const run = await start({ action: 'classify', categoryId: other }, { ids });
    await ended(run);
    expect(await read(ids[0] as string)).toMatchObject({ categorySource: 'manual', humanCategory: { id: other } });
    await ended((await boss.done('POST', `/bulk-runs/${run}/undo`, {})).id);
    expect(await read(ids[0] as string)).toMatchObject({
      category: before.category,
      categorySource: 'centre',
      humanCategory: null,
    });
  });

  test('of a note is refused: what was written was read', async () => {
    const run = await start({ action: 'add_note', text: 'x' }, { ids: await register(1) });
    expect((await ended(run)).mayUndo).toBe(false);
    expect((await boss.call('POST', `/bulk-runs/${run}/undo`, {})).body.code).toBe('cannot_undo');
  });
});

test('what was refused can be tried again once its reason is gone; what is done is not done twice', async () => {
  const ids = await register(2, { categoryId: other });
  const done = await register(1);
  const run = await start({ action: 'assign', ownerId: anna.id }, { ids: [...ids, ...done] });
  expect(await ended(run)).toMatchObject({ done: 1, refused: 2 });
  const people = await desk.admin.call('GET', `/people/${anna.id}`);
  await desk.admin.done('PATCH', `/people/${anna.id}`, {
    categoryIds: [...people.body.categories.map((one: { id: string }) => one.id), other],
  });
  await boss.done('PUT', `/bulk-runs/${run}/again`);
  expect(await ended(run)).toMatchObject({ done: 3, refused: 0 });
  const { rows: events } = await desk.runtime.pool.query(
    "select 1 from event where type = 'request.assigned' and request_id = $1",
    [done[0]],
  );
  expect(events).toHaveLength(1);
});
