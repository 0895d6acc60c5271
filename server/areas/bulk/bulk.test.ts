import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { type Caller, callWith, type TestDesk } from '#test/a-desk.ts';
import { aKeyOf } from '#test/a-sign-in.ts';
import { aWebSession } from '#test/a-web-session.ts';
import { doneBy } from '#test/done-by.ts';
import { aRunDesk, handsOn } from './a-bulk-run.ts';
import { forgetOldWords } from './bulk-words-queries.ts';

let desk: TestDesk;
let boss: Caller;
let anna: Caller;
let stranger: Caller;
let other: string;
beforeAll(async () => {
  ({ desk, other, boss, anna } = await aRunDesk());
  stranger = await desk.aPerson({ name: 'Sten Stranger', roles: ['agent'], categoryIds: [] });
  const address = { address: 'support@desk.example', name: 'Support', centreId: desk.start.centreId };
  await desk.admin.done('POST', '/mail-addresses', address);
});
afterAll(() => desk.end());

const { register, start, ended, read, rows } = handsOn(() => ({ desk, boss }));

test('many are assigned as if each had been assigned alone: by the person, with its event and its log', async () => {
  const ids = await register(5);
  const run = await start({ action: 'assign', ownerId: anna.id }, { ids });
  expect(await ended(run)).toMatchObject({
    state: 'done',
    total: 5,
    done: 5,
    waiting: 0,
    refused: 0,
    about: 'Anna Agent',
    mayUndo: true,
  });
  for (const id of ids) expect(await read(id)).toMatchObject({ owner: { name: 'Anna Agent' }, phase: 'assigned' });
  const events = await desk.runtime.pool.query(
    "select actor_name from event where type = 'request.assigned' and request_id = any($1)",
    [ids],
  );
  expect(events.rows).toEqual(ids.map(() => ({ actor_name: 'Berit Boss' })));
  const { body } = await desk.admin.call('GET', `/requests/${ids[0]}/changes?field=owner_id`);
  expect(body.rows[0]).toMatchObject({ newDisplay: 'Anna Agent', who: { name: 'Berit Boss' } });
});

test('what is refused is left as it was, says why, and does not hold the others up', async () => {
  const [mine, theirs] = await Promise.all([register(2), register(2, { categoryId: other })]);
  const run = await start({ action: 'assign', ownerId: anna.id }, { ids: [...mine, ...theirs] });
  expect(await ended(run)).toMatchObject({ done: 2, refused: 2 });
  const refused = await rows(run, 'refused');
  expect(refused.map((row: { requestId: string }) => row.requestId).sort()).toEqual([...theirs].sort());
  expect(refused[0]).toMatchObject({ code: 'not_a_member', number: expect.any(Number) });
  expect(await read(theirs[0] as string)).toMatchObject({ owner: null, version: 1 });
});

test('half of what a refused row began is not left behind', async () => {
  const [id] = await register(1, { kind: 'comment', commentText: 'Nice' });
  // The reason would be written as a note before the phase refuses.
  const run = await start({ action: 'postpone', until: '2026-02-09T09:00:00Z', reason: 'Later' }, { ids: [id] });
  expect(await ended(run)).toMatchObject({ done: 0, refused: 1 });
  const { rows: messages } = await desk.runtime.pool.query('select 1 from message where request_id = $1', [id]);
  const { rows: events } = await desk.runtime.pool.query(
    "select 1 from event where request_id = $1 and type <> 'request.registered'",
    [id],
  );
  expect([messages.length, events.length]).toEqual([0, 0]);
});

test('the preview says how many may and why the others may not, and writes nothing', async () => {
  const ids = [...(await register(3)), ...(await register(2, { categoryId: other }))];
  const { body } = await boss.call('POST', '/bulk-runs/preview', {
    order: { action: 'assign', ownerId: anna.id },
    selection: { ids },
  });
  expect(body).toMatchObject({ total: 5, lookedAt: 5, may: 3, refused: [{ code: 'not_a_member', count: 2 }] });
  expect(body.sample).toHaveLength(5);
  const noOwner = await desk.aPerson({ roles: ['administrator', 'auditor'] });
  const none = { order: { action: 'assign', ownerId: noOwner.id }, selection: { ids: ids.slice(0, 1) } };
  expect((await boss.done('POST', '/bulk-runs/preview', none)).refused).toMatchObject([
    { code: 'may_not_own', count: 1 },
  ]);
  const solve = await boss.call('POST', '/bulk-runs/preview', { order: { action: 'solve' }, selection: { ids } });
  expect(solve.body).toMatchObject({ may: 0, refused: [{ code: 'incomplete', count: 5 }] });
  const withText = await boss.call('POST', '/bulk-runs/preview', {
    order: { action: 'solve', text: 'Tightened' },
    selection: { ids },
  });
  expect(withText.body.may).toBe(5);
  expect((await read(ids[0] as string)).version).toBe(1);
});

test('all that match are those that were there at the moment of choosing', async () => {
  const before = await register(3, { subject: 'Sweep', channel: 'fax' });
  const at = desk.clock.now().toISOString();
  desk.clock.advance(1000);
  const [after] = await register(1, { subject: 'Sweep', channel: 'fax' });
  const run = await start({ action: 'add_note', text: 'Seen' }, { filter: { channel: 'fax' }, at });
  expect(await ended(run)).toMatchObject({ total: 3, done: 3 });
  expect((await read(after as string)).messageCount).toBe(0);
  expect((await read(before[0] as string)).messageCount).toBe(1);
});

test('nobody reaches requests that are not theirs to see, and an empty choice is said so', async () => {
  const ids = await register(2, { categoryId: other });
  const { status, body } = await stranger.call('POST', '/bulk-runs', {
    order: { action: 'add_note', text: 'x' },
    selection: { ids },
  });
  expect([status, body.code]).toEqual([409, 'nothing_chosen']);
});

test('a run is its owner’s alone', async () => {
  const run = await start({ action: 'add_note', text: 'Hello' }, { ids: await register(1) });
  expect((await anna.call('GET', `/bulk-runs/${run}`)).status).toBe(404);
  expect((await anna.call('GET', `/bulk-runs/${run}/rows`)).status).toBe(404);
  expect((await anna.call('PUT', `/bulk-runs/${run}/stop`)).status).toBe(404);
  await ended(run);
});

test('the same id twice is one run', async () => {
  const ids = await register(1);
  const id = newId(new Date());
  const body = { id, order: { action: 'add_note', text: 'Once' }, selection: { ids } };
  await Promise.all([boss.done('POST', '/bulk-runs', body), boss.done('POST', '/bulk-runs', body)]);
  await ended(id);
  expect((await read(ids[0] as string)).messageCount).toBe(1);
});

test('rights are asked again for each row: who loses the role in the meantime is refused', async () => {
  const ids = await register(2);
  const leaver = await desk.aPerson({ name: 'Lea Leaver', roles: ['supervisor'] });
  const run = await start(
    { action: 'set_priority', priorityId: (await read(ids[0] as string)).priority.id },
    { ids },
    leaver,
  );
  await ended(run, leaver);
  await desk.runtime.pool.query("update bulk_row set state = 'refused' where run_id = $1", [run]);
  await desk.runtime.pool.query("update person set roles = '{auditor}' where id = $1", [leaver.id]);
  await desk.runtime.pool.query("update bulk_row set state = 'waiting' where run_id = $1", [run]);
  await desk.runtime.pool.query("update bulk_run set state = 'waiting' where id = $1", [run]);
  for (let look = 0; look < 200; look++) {
    const { rows: left } = await desk.runtime.pool.query(
      "select code from bulk_row where run_id = $1 and state = 'refused'",
      [run],
    );
    if (left.length === 2) return expect(left[0].code).toBe('forbidden');
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  throw new Error('nothing was refused');
});

test('what is ordered with a limited key is done within its limits, and not after its end', async () => {
  const scopes = ['request.read', 'request.bulk', 'request.note'];
  const { id: keyId, key } = await aKeyOf(desk, boss, { name: 'Few things', scopes });
  const call = callWith(desk.url, key);
  const limited: Caller = { id: boss.id, key, call, done: doneBy(call) };
  // More than are worked on at once: some are not begun before the key ends.
  const ids = await register(6);
  const closing = await start({ action: 'close', text: 'Not yours to say' }, { ids }, limited);
  expect(await ended(closing)).toMatchObject({ refused: 6, done: 0 });
  expect((await rows(closing))[0]).toMatchObject({ code: 'forbidden' });
  expect(await ended(await start({ action: 'add_note', text: 'Seen' }, { ids }, limited))).toMatchObject({ done: 6 });
  await limited.done('PUT', `/bulk-runs/${closing}/again`);
  expect(await ended(closing)).toMatchObject({ refused: 6, done: 0 });

  const client = await desk.runtime.pool.connect();
  await client.query('begin');
  await client.query('select 1 from request where id = any($1) for no key update', [ids]);
  const late = await start({ action: 'add_note', text: 'Too late' }, { ids }, limited);
  await boss.done('DELETE', `/api-keys/${keyId}`);
  await client.query('rollback');
  client.release();
  const { done, refused } = await ended(late);
  expect([done + refused, refused >= 3]).toEqual([6, true]);
  const codes = (await rows(late, 'refused')).map((row: { code: string }) => row.code);
  expect(new Set(codes)).toEqual(new Set(['key_ended']));
  // In the browser the person may what the key may not.
  await (await aWebSession(desk, boss)).done('PUT', `/bulk-runs/${closing}/again`);
  expect(await ended(closing)).toMatchObject({ done: 6 });
});

test('somebody who is no longer active changes nothing any more', async () => {
  const gone = await desk.aPerson({ name: 'Gun Gone', roles: ['supervisor'] });
  const ids = await register(1);
  const client = await desk.runtime.pool.connect();
  // The row is held so that the run cannot be done before she leaves.
  await client.query('begin');
  await client.query('select 1 from request where id = $1 for no key update', [ids[0]]);
  const run = await start({ action: 'add_note', text: 'x' }, { ids }, gone);
  await desk.runtime.pool.query('update person set active = false where id = $1', [gone.id]);
  await client.query('rollback');
  client.release();
  // She herself can ask no more, and her runs are nobody else's.
  const standing = async () => {
    const ofRows = "(select array_agg(w.state || ' ' || coalesce(w.code, '')) from bulk_row w where w.run_id = r.id)";
    const all = `select r.state, ${ofRows} as rows from bulk_run r where r.id = $1`;
    return (await desk.runtime.pool.query(all, [run])).rows[0];
  };
  await expect.poll(standing, { timeout: 15_000 }).toEqual({ state: 'done', rows: ['refused person_inactive'] });
  expect((await read(ids[0] as string)).messageCount).toBe(0);
});

test('close with a text documents and closes, reopen opens, reply writes to each', async () => {
  const ids = await register(2, { callerEmail: 'bo@customer.example' });
  expect(await ended(await start({ action: 'close', text: 'Tightened' }, { ids }))).toMatchObject({ done: 2 });
  expect(await read(ids[0] as string)).toMatchObject({ phase: 'closed', solution: 'Tightened' });
  expect(await ended(await start({ action: 'reopen', reason: 'Again' }, { ids }))).toMatchObject({ done: 2 });
  const reply = { action: 'reply', text: 'Hello {{customer.name}}' };
  expect(await ended(await start(reply, { ids }))).toMatchObject({ done: 2, refused: 0 });
});

test('a reply to many speaks to each by name and number, and says nothing half-filled', async () => {
  const ids = [
    ...(await register(1, { callerName: 'Bo <Ek>', callerEmail: 'bo@customer.example' })),
    ...(await register(1, { callerName: 'Ida Dal', callerEmail: 'ida@customer.example' })),
  ];
  const text = 'Dear {{customer.name}},\n\n{{request.number}} & all is mended.';
  expect(await ended(await start({ action: 'reply', text }, { ids }))).toMatchObject({ done: 2 });
  const said = async (id: string) => {
    const { entries } = (await desk.admin.call('GET', `/requests/${id}/timeline`)).body;
    return entries.findLast((one: { type: string }) => one.type === 'message').text;
  };
  for (const [at, name] of ['Bo <Ek>', 'Ida Dal'].entries()) {
    const { number } = await read(ids[at] as string);
    expect(await said(ids[at] as string)).toBe(`Dear ${name},\n\n${number} & all is mended.`);
  }
  const wrong = await start({ action: 'reply', text: 'Dear {{custmer.name}}' }, { ids });
  expect(await ended(wrong)).toMatchObject({ done: 0, refused: 2 });
  expect((await rows(wrong, 'refused'))[0]).toMatchObject({ code: 'unknown_variable' });
});

test('what was written to many is kept beside the run while it is needed, and never in the log', async () => {
  const [fits] = await register(1);
  const [refuses] = await register(1, { kind: 'comment', commentText: 'Nice' });
  const order = { action: 'postpone', until: '2026-02-09T09:00:00Z', reason: 'Periwinkle is away' };
  const kept = async (id: string) =>
    (await desk.runtime.pool.query('select words from bulk_words where run_id = $1', [id])).rows;
  const whole = await start(order, { ids: [fits] });
  expect(await ended(whole)).toMatchObject({ done: 1 });
  expect(await kept(whole)).toEqual([]);
  const part = await start(order, { ids: [refuses] });
  expect(await ended(part)).toMatchObject({ refused: 1 });
  // Tried again, it has its words still.
  await boss.done('PUT', `/bulk-runs/${part}/again`);
  expect(await ended(part)).toMatchObject({ refused: 1 });
  expect((await rows(part))[0].code).not.toBe('words_forgotten');
  expect(await kept(part)).toEqual([{ words: { reason: 'Periwinkle is away' } }]);
  await forgetOldWords(desk.runtime.db, new Date(desk.clock.now().getTime() + 8 * 24 * 3_600_000));
  const late = await boss.call('PUT', `/bulk-runs/${part}/again`);
  expect(late).toMatchObject({ status: 409, body: { code: 'words_forgotten' } });
  const { rows: said } = await desk.runtime.pool.query(
    "select 1 from change_log where entity = 'bulk_run' and changes::text ~ 'Periwinkle'",
  );
  expect(said).toEqual([]);
});

test('my runs, newest first', async () => {
  const { body } = await boss.call('GET', '/bulk-runs?limit=3');
  expect(body.rows).toHaveLength(3);
  expect(body.next).not.toBeNull();
  expect(body.rows.every((row: { person: { name: string } }) => row.person.name === 'Berit Boss')).toBe(true);
  const { rows: newest } = await desk.runtime.pool.query(
    'select id from bulk_run where person_id = $1 order by created_at desc, id desc limit 3',
    [boss.id],
  );
  expect(body.rows.map((row: { id: string }) => row.id)).toEqual(newest.map((row) => row.id));
});
