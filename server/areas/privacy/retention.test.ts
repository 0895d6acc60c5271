import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyLog } from '#areas/changes/index.ts';
import { aMail, handIn } from '#areas/channels/email/a-mail.ts';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { untilErased } from './a-story-to-erase.ts';
import { keepErasures } from './keep-erasures.ts';
import { runRetention } from './retention.ts';

let desk: TestDesk;
let under: string;
let heldCustomer: string;
beforeAll(async () => {
  desk = await aDesk();
  under = (
    await desk.admin.done('POST', '/categories', {
      name: 'Below',
      parentId: desk.start.categoryId,
      centreId: desk.start.centreId,
    })
  ).id;
  const hanna = { name: 'Held Hanna', emails: ['hanna@held.example'], phones: ['+48 22 555 01 01'] };
  heldCustomer = (await desk.admin.done('POST', '/customers', hanna)).id;
  // A number of two people: a hold of one of them protects who rang from it.
  await desk.admin.done('POST', '/customers', { name: 'Sharing Sue', phones: ['+48 22 555 01 01'] });
  await desk.admin.done('PUT', `/customers/${heldCustomer}/hold`, { reason: 'A claim' });
});
afterAll(() => desk.end());

async function aClosed(subject: string, more: object = {}): Promise<string> {
  const body = await desk.admin.done('POST', '/requests', {
    subject,
    description: subject,
    kind: 'action',
    callerName: 'Xaver',
    channel: 'phone',
    categoryId: desk.start.categoryId,
    ...more,
  });
  await desk.admin.done('POST', `/requests/${body.id}/notes`, { text: `note on ${subject}` });
  const { version } = (await desk.admin.call('GET', `/requests/${body.id}`)).body;
  const closed = await desk.admin.call('PUT', `/requests/${body.id}/closure`, { version, solution: `done ${subject}` });
  expect(closed.status, JSON.stringify(closed.body)).toBe(200);
  return body.id;
}
const subjectOf = async (id: string) => (await desk.admin.call('GET', `/requests/${id}`)).body.subject;
test('rules erase and delete what has been closed long enough, by the nearest category, and nothing else', async () => {
  const erased = await aClosed('to be erased');
  const deleted = await aClosed('to be deleted', { categoryId: under });
  const held = await aClosed('kept for the claim', { contactId: heldCustomer });
  // Of the same customer, whom nobody has identified.
  const wrote = await aClosed('from her address', { callerEmail: 'Hanna@held.example' });
  const rang = await aClosed('from her number', { callerPhone: '+48 22 555 01 01', categoryId: under });
  const open = await desk.admin.done('POST', '/requests', {
    subject: 'still open',
    kind: 'action',
    categoryId: under,
  });
  desk.clock.set('2028-02-05T10:00:00+01:00');
  const young = await aClosed('closed lately');
  desk.clock.set('2028-03-05T10:00:00+01:00');
  const rules = [
    { categoryId: desk.start.categoryId, months: 24, action: 'erase' },
    { categoryId: under, months: 12, action: 'delete' },
  ];
  const preview = await desk.admin.call('POST', '/settings/retention/preview', { rules });
  expect(preview.body).toMatchObject({ effects: [{ requests: 1 }, { requests: 1 }], days: 1 });
  expect(preview.body.effects[0].examples).toHaveLength(1);
  expect((await desk.admin.call('PUT', '/settings/retention', { rules: [rules[0], rules[0]] })).status).toBe(400);
  const agent = await desk.aPerson({ roles: ['supervisor'] });
  expect((await agent.call('PUT', '/settings/retention', { rules })).status).toBe(403);
  expect((await desk.admin.call('PUT', '/settings/retention', { rules })).status).toBe(200);

  await runRetention(desk.runtime);
  await untilErased(desk);
  const { rows } = (await desk.admin.call('GET', '/erasures')).body;
  expect(rows).toMatchObject([{ kind: 'retention', state: 'done', total: 2, done: 2, by: null }]);
  expect(await subjectOf(erased)).toBeNull();
  expect((await desk.admin.call('GET', `/requests/${erased}`)).body).toMatchObject({
    callerName: null,
    solution: null,
    phase: 'closed',
  });
  expect((await desk.admin.call('GET', `/requests/${deleted}`)).status).toBe(404);
  expect(await subjectOf(held)).toBe('kept for the claim');
  expect(await subjectOf(wrote)).toBe('from her address');
  expect(await subjectOf(rang)).toBe('from her number');
  expect(await subjectOf(open.id)).toBe('still open');
  expect(await subjectOf(young)).toBe('closed lately');
  const { rows: left } = await desk.runtime.pool.query(
    `select 1 from change_log where changes::text ~ 'to be (erased|deleted)'`,
  );
  expect(left).toEqual([]);
  expect((await verifyLog(desk.runtime.db)).broken).toBeNull();

  await runRetention(desk.runtime);
  await untilErased(desk);
  expect((await desk.admin.call('GET', '/erasures')).body.rows).toHaveLength(1);
  expect((await desk.admin.call('POST', '/settings/retention/run')).body).toEqual({ erasure: null, mails: 0 });
});

test('a request opened again before its turn is left alone, and work broken off is taken up where it was', async () => {
  const id = await aClosed('opened again');
  const other = await aClosed('waits for its turn');
  desk.clock.set('2031-03-05T10:00:00+01:00');
  const started = await desk.admin.call('POST', '/settings/retention/run');
  expect(started.body.erasure.total).toBeGreaterThanOrEqual(2);
  // By hand it is as much an order to erase as one for a customer.
  const { rows: noted } = await desk.runtime.pool.query(
    "select type, person_id from security_event where facts ->> 'erasureId' = $1",
    [started.body.erasure.id],
  );
  expect(noted).toEqual([{ type: 'erasure_ordered', person_id: desk.admin.id }]);
  await desk.admin.done('DELETE', `/requests/${id}/closure`);
  await untilErased(desk);
  expect(await subjectOf(id)).toBe('opened again');
  expect(await subjectOf(other)).toBeNull();
  expect((await verifyLog(desk.runtime.db)).broken).toBeNull();
});

test('mail that became no request goes when the rule for all others says so, but never that of customers on hold', async () => {
  await desk.admin.done('PATCH', `/customers/${heldCustomer}`, { emails: ['hanna@customer.example'] });
  const mail = (from: string, state: string, at: string) =>
    desk.asOwner(
      `insert into inbound_message (id, channel, external_id, raw, size, state, from_address, subject, received_at, updated_at)
        values (gen_random_uuid(), 'email', gen_random_uuid()::text, 'x', 1, $1, $2, 'Hello', $3, $3)`,
      [state, from, at],
    );
  await mail('a@customer.example', 'failed', '2029-01-01');
  await mail('b@customer.example', 'set_aside', '2029-01-02');
  await mail('hanna@customer.example', 'failed', '2029-01-03');
  await mail('c@customer.example', 'failed', '2031-02-01');
  const left = async () =>
    (await desk.runtime.pool.query('select from_address from inbound_message order by received_at')).rows.map(
      (row) => row.from_address,
    );
  const { rules } = await desk.admin.done('GET', '/settings/retention');
  await desk.admin.done('POST', '/settings/retention/run');
  expect(await left()).toHaveLength(4);
  const all = [...rules, { categoryId: null, months: 12, action: 'erase' }];
  const preview = await desk.admin.done('POST', '/settings/retention/preview', { rules: all });
  expect(preview.effects.map((one: { mails: number }) => one.mails)).toEqual([0, 0, 2]);
  await desk.admin.done('PUT', '/settings/retention', { rules: all });
  const noted = async () =>
    (
      await desk.runtime.pool.query(
        "select person_id, facts ->> 'mails' as mails from security_event where facts ? 'mails' order by id",
      )
    ).rows;
  await untilErased(desk);
  // Nothing else is old enough: of these mails nothing but this would ever tell.
  expect(await desk.admin.done('POST', '/settings/retention/run')).toEqual({ erasure: null, mails: 2 });
  expect(await left()).toEqual(['hanna@customer.example', 'c@customer.example']);
  expect(await noted()).toEqual([{ person_id: desk.admin.id, mails: '2' }]);
  // Those that go by themselves are noted as well.
  desk.clock.advance(2 * 24 * 3_600_000);
  await mail('d@customer.example', 'failed', '2029-01-05');
  await runRetention(desk.runtime);
  expect(await left()).not.toContain('d@customer.example');
  expect(await noted()).toEqual([
    { person_id: desk.admin.id, mails: '2' },
    { person_id: null, mails: '1' },
  ]);
  const { rows: told } = await desk.runtime.pool.query(
    "select data from event where type = 'retention.mails_deleted' order by at, id",
  );
  expect(told.map((row) => row.data)).toEqual([{ mails: 2 }, { mails: 1 }]);
  await untilErased(desk);
  await desk.admin.done('PUT', '/settings/retention', { rules });
});

test('what was erased after a backup is erased again when the backup is restored', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'linja-erasures-'));
  const id = await aClosed('in the old backup');
  desk.clock.set('2034-03-05T10:00:00+01:00');
  const body = await desk.admin.done('POST', '/settings/retention/run');
  await untilErased(desk);
  expect((await keepErasures(desk.runtime, folder)).kept).toBeGreaterThan(0);
  expect(await keepErasures(desk.runtime, folder)).toEqual({ kept: 0, again: 0 });
  // As it would come back: the words are there again, and the erasure is not known.
  await desk.asOwner(`set session_replication_role = replica; delete from erasure_request where erasure_id = '${body.erasure.id}';
    delete from change_log where entity_id = '${body.erasure.id}' and entity = 'erasure';
    delete from erasure where id = '${body.erasure.id}'; update request set erased_at = null, subject = 'back again' where id = '${id}'`);
  expect(await subjectOf(id)).toBe('back again');
  expect(await keepErasures(desk.runtime, folder)).toEqual({ kept: 0, again: 1 });
  await untilErased(desk);
  expect(await subjectOf(id)).toBeNull();
  expect((await desk.admin.call('GET', '/erasures')).body.rows[0]).toMatchObject({ kind: 'replay', state: 'done' });
  // One that stopped half-way erased what it had come to; that much is done again.
  const half = await aClosed('of the first half');
  const stopped = crypto.randomUUID();
  await desk.asOwner(`insert into erasure (id, kind, customer_id, state, reason, total, done, created_at, ended_at, updated_at)
      values ('${stopped}', 'customer', '${heldCustomer}', 'stopped', 'open_requests', 2, 1, now(), now(), now());
    insert into erasure_request (erasure_id, request_id, done_at) values ('${stopped}', '${half}', now()), ('${stopped}', gen_random_uuid(), null)`);
  expect(await keepErasures(desk.runtime, folder)).toEqual({ kept: 1, again: 0 });
  await desk.asOwner(`set session_replication_role = replica; delete from erasure_request where erasure_id = '${stopped}';
    delete from change_log where entity_id = '${stopped}'; delete from erasure where id = '${stopped}'`);
  expect(await keepErasures(desk.runtime, folder)).toEqual({ kept: 0, again: 1 });
  await untilErased(desk);
  expect(await subjectOf(half)).toBeNull();
  expect((await desk.admin.call('GET', `/customers/${heldCustomer}`)).body.name).toBe('Held Hanna');
  rmSync(folder, { recursive: true });
});

test('a request with a reply that is still to leave has its turn once that has gone, or failed for good', async () => {
  const address = { address: 'help@desk.example', name: 'Help', centreId: desk.start.centreId };
  await desk.admin.done('POST', '/mail-addresses', address);
  const open = await desk.admin.done('POST', '/requests', {
    subject: 'still being answered',
    description: 'x',
    kind: 'action',
    callerName: 'Xaver',
    channel: 'phone',
    categoryId: desk.start.categoryId,
  });
  await desk.admin.done('POST', `/requests/${open.id}/replies`, { text: 'Soon', to: ['xaver@customer.example'] });
  await desk.settle();
  const { version } = await desk.admin.done('GET', `/requests/${open.id}`);
  await desk.admin.done('PUT', `/requests/${open.id}/closure`, { version, solution: 'done' });
  desk.clock.set('2038-03-05T10:00:00+01:00');
  const is = (state: string) =>
    desk.asOwner('update outbound_mail set state = $2, next_attempt_at = $3 where request_id = $1', [
      open.id,
      state,
      new Date(desk.clock.now().getTime() + 3_600_000),
    ]);
  await is('queued');
  await desk.admin.done('POST', '/settings/retention/run');
  await untilErased(desk);
  expect(await subjectOf(open.id)).toBe('still being answered');
  // Sent again after it had been found, and before its turn came.
  await desk.asOwner(`with ordered as (insert into erasure (id, kind, created_at, updated_at) values (gen_random_uuid(), 'retention', now(), now())
      returning id) insert into erasure_request (erasure_id, request_id) select id, '${open.id}' from ordered`);
  await untilErased(desk);
  expect(await subjectOf(open.id)).toBe('still being answered');
  await is('failed');
  await desk.admin.done('POST', '/settings/retention/run');
  await untilErased(desk);
  expect(await subjectOf(open.id)).toBeNull();
});

test('what was erased before it was known to be personal is found by the migration, and the log holds', async () => {
  const source = await readFile(
    new URL('../../../migrations/20261123015010-nothing-after-erasing.sql', import.meta.url),
    'utf8',
  );
  const from = source.indexOf('-- Requests that were opened again');
  expect(from).toBeGreaterThan(0);
  const inbound = await handIn(desk, aMail({ from: 'Olga <olga@customer.example>', to: 'help@desk.example' }));
  const byMail = inbound.request.id as string;
  await desk.admin.done('PATCH', `/requests/${byMail}`, { categoryId: desk.start.categoryId });
  await desk.admin.done('PUT', `/requests/${byMail}/kind`, { kind: 'action' });
  const { version, contact } = await desk.admin.done('GET', `/requests/${byMail}`);
  await desk.admin.done('PUT', `/requests/${byMail}/closure`, { version, solution: 'done' });
  const reopened = await aClosed('erased and opened again');
  await desk.asOwner(
    `insert into event (id, type, request_id, command_id, at, actor_kind, actor_name, channel, data)
      values (gen_random_uuid(), 'request.pulled', $1, gen_random_uuid(), now(), 'person', 'Bo', 'web', '{"among": 1, "reason": "Olga rang"}')`,
    [byMail],
  );
  desk.clock.set('2042-03-05T10:00:00+01:00');
  // As it was before: neither was known, and nothing forbade to open it again.
  await desk.asOwner(`delete from personal_column where when_column is not null;
    delete from personal_event_key where type = 'request.pulled'; alter table request drop constraint request_erased_is_empty`);
  await desk.admin.done('POST', '/settings/retention/run');
  await untilErased(desk);
  await desk.asOwner(`update request set phase = 'in_process', closed_at = null where id = '${reopened}'`);
  const leads = async () => {
    const { rows } = await desk.runtime.pool.query(
      `select 'message' as of from message where request_id = $1 and author_kind = 'contact' and author_id is not null
      union all select 'log' from change_log where request_id = $1 and entity = 'message' and changes::text like '%' || $2 || '%'
      union all select 'event' from event where request_id = $1 and data::text like '%Olga%'`,
      [byMail, contact.id],
    );
    return rows.map((row) => row.of);
  };
  expect(await leads()).toEqual(['message', 'log', 'event']);
  const known = source.slice(source.indexOf('insert into personal_column'), source.indexOf('-- Writes over every'));
  await desk.asOwner(`begin; ${known} ${source.slice(from)} commit`);
  expect(await leads()).toEqual([]);
  expect((await verifyLog(desk.runtime.db)).broken).toBeNull();
  const { rows } = await desk.runtime.pool.query(
    'select id from request where erased_at is not null and id = any($1)',
    [[byMail, reopened]],
  );
  expect(rows).toEqual([{ id: byMail }]);
  await desk.admin.done('POST', `/requests/${reopened}/notes`, { text: 'It is worked on again' });
});

test('whatever names a request, and goes with it, is found by an index: deleting one costs the same however much is kept', async () => {
  // Down from the request as `delete_whole` goes, and what erasing deletes by the request.
  const { rows } = await desk.runtime.pool.query(`with recursive reached (rel) as (
      select 'request'::regclass::oid
      union select c.conrelid from reached r join pg_constraint c on c.contype = 'f' and c.confrelid = r.rel
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where a.attnotnull or a.attname in ('request_id', 'message_id')),
    asked (rel, field) as (
      select c.conrelid, a.attname from reached r join pg_constraint c on c.contype = 'f' and c.confrelid = r.rel
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      union select to_regclass(p.table_name)::oid, p.key_column::name from personal_column p)
    select format('%s.%s', a.rel::regclass, a.field) as name from asked a
      join pg_attribute t on t.attrelid = a.rel and t.attname = a.field
    where not exists (select from pg_index i where i.indrelid = a.rel and i.indkey[0] = t.attnum
      and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.field)))`);
  expect(rows.map((row) => row.name)).toEqual([]);
});
