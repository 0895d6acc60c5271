import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyLog } from '#areas/changes/index.ts';
import { aMail, handIn } from '#areas/channels/email/a-mail.ts';
import { writeReads } from '#areas/customers/index.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { aStory, close, found, personal, until, untilErased } from './a-story-to-erase.ts';
import { zipEntries } from './a-zip.ts';
import { insertPart, listHeldRequests } from './export-queries.ts';

let desk: TestDesk;
let agent: Caller;
let customerId: string;
let bystanderId: string;
let requests: string[];
beforeAll(async () => {
  desk = await aDesk();
  ({ agent, customerId, bystanderId, requests } = await aStory(desk));
});
afterAll(() => desk.end());

describe('a copy of everything held', () => {
  test('is made as a file, for who ordered it alone, while it lasts', async () => {
    const byPhone = requests[1] as string;
    const reader = await desk.aPerson({ name: 'Rita Reader', roles: ['supervisor'] });
    await reader.done('GET', `/requests/${byPhone}`);
    await writeReads(desk.runtime);
    const begun = await agent.done('POST', '/files?filename=begun.txt', 'begun in vermilion', {
      'content-type': 'text/plain',
    });
    const entries = { note: { html: '<p>A draft of <strong>marzipan</strong></p>', attachmentIds: [begun.id] } };
    await agent.done('PUT', `/requests/${byPhone}/draft`, { mode: 'note', entries });
    await agent.done('PATCH', `/customers/${customerId}`, { notes: 'Breeds axolotls and newts' });
    await agent.done('PATCH', `/requests/${byPhone}`, { subject: 'A zeppelin again' });
    const ordered = await desk.admin.call('POST', `/customers/${customerId}/exports`);
    expect(ordered).toMatchObject({ status: 202, body: { state: 'waiting', mine: true } });
    const ready = await until(async () => {
      const { rows } = (await desk.admin.call('GET', `/customers/${customerId}/exports`)).body;
      return rows[0].state === 'done' ? rows[0] : null;
    });
    expect(ready).toMatchObject({ done: 2, total: 2 });
    const path = `${desk.url}/api/v1/customer-exports/${ready.id}/file`;
    const got = await fetch(path, { headers: { authorization: `Bearer ${desk.admin.key}` } });
    expect(got.status).toBe(200);
    const within = zipEntries(Buffer.from(await got.arrayBuffer()));
    expect(JSON.parse(String(within.get('customer.json')))).toMatchObject({
      name: 'Wilhelmina Quetzal',
      emails: ['wilhelmina@customer.example'],
      contracts: [{ number: 'QUETZAL-7', from: '2026-01-01', until: null, note: 'vermilion tank only' }],
    });
    expect([...within.keys()].filter((name) => name.startsWith('requests/'))).toHaveLength(2);
    const file = [...within].find(([name]) => name.endsWith('zeppelin.txt'));
    expect(String(file?.[1])).toBe('a vermilion zeppelin');
    const html = String(within.get('index.html'));
    expect(String([...within].find(([name]) => name.endsWith('begun.txt'))?.[1])).toBe('begun in vermilion');
    expect(String([...within].find(([name]) => name.endsWith('.eml'))?.[1])).toContain('Subject: marzipan');
    // What failed or was set aside is held as well.
    expect([...within].filter(([name]) => /^mails\/[^/]+\.eml$/.test(name))).toHaveLength(2);
    const held = [...within]
      .filter(([name]) => name.startsWith('requests/'))
      .map(([, bytes]) => JSON.parse(String(bytes)));
    const [mailed, rung] = held.sort((a, b) => a.number - b.number);
    expect(mailed.messages).toMatchObject([{ kind: 'inbound', from: expect.stringContaining('Wilhelmina') }]);
    expect(rung.messages.map((one: { kind: string }) => one.kind).sort()).toEqual(['note', 'note', 'reply']);
    expect(rung.mails).toMatchObject([{ to: [{ address: 'wilhelmina@customer.example' }] }]);
    expect(rung.drafts).toMatchObject([
      { by: 'Bo Ek', texts: [expect.stringContaining('marzipan')], files: [{ filename: 'begun.txt' }] },
    ]);
    expect(rung.changes).toContainEqual(
      expect.objectContaining({ what: 'request.subject', old: 'A zeppelin', new: 'A zeppelin again' }),
    );
    const record = JSON.parse(String(within.get('customer.json')));
    expect(record.changes).toContainEqual(
      expect.objectContaining({ by: 'Bo Ek', what: 'contact.notes', new: 'Breeds axolotls and newts' }),
    );
    expect(record.copies).toMatchObject([{ by: 'Ada Admin' }]);
    expect(JSON.parse(String(within.get('reads.json'))).map((one: { kind: string }) => one.kind)).toContain('request');
    // How a request is sorted among ourselves is nothing of the customer's.
    expect(held.flatMap((one) => one.changes).filter((one) => /category|owner|centre/.test(one.what))).toEqual([]);
    expect(html).toContain('A draft of');
    expect(html).toContain('The marzipan is vermilion.');
    expect(html).toContain('QUETZAL-7, Care of axolotls');
    expect(html).toContain('Rita Reader');
    const other = await desk.aPerson({ roles: ['administrator'] });
    expect((await fetch(path, { headers: { authorization: `Bearer ${other.key}` } })).status).toBe(404);
    desk.clock.advance(8 * 24 * 3_600_000);
    expect((await fetch(path, { headers: { authorization: `Bearer ${desk.admin.key}` } })).status).toBe(404);
  });
});

describe('erasing a customer', () => {
  test('is refused while a request is open, while on hold, and without the right name and number', async () => {
    const preview = await desk.admin.call('GET', `/customers/${customerId}/erasure`);
    expect(preview.body).toMatchObject({ refusals: ['open_requests'], requests: 2, files: 1 });
    const order = { requests: 2, name: 'wilhelmina quetzal' };
    expect(await desk.admin.call('POST', `/customers/${customerId}/erasure`, order)).toMatchObject({
      status: 409,
      body: { code: 'erasure_refused' },
    });
    for (const id of requests) await close(desk, id);
    await desk.admin.done('PUT', `/customers/${customerId}/hold`, { reason: 'A claim about axolotls' });
    expect((await desk.admin.call('GET', `/customers/${customerId}/erasure`)).body.refusals).toEqual(['on_hold']);
    expect((await desk.admin.call('POST', `/customers/${customerId}/erasure`, order)).status).toBe(409);
    await desk.admin.done('PUT', `/customers/${customerId}/hold`, { reason: null });
    expect(await desk.admin.call('POST', `/customers/${customerId}/erasure`, { ...order, requests: 1 })).toMatchObject({
      status: 409,
      body: { code: 'erasure_changed' },
    });
    expect((await desk.admin.call('POST', `/customers/${customerId}/erasure`, { ...order, name: 'Bert' })).status).toBe(
      409,
    );
    expect((await agent.call('POST', `/customers/${customerId}/erasure`, order)).status).toBe(403);
    expect((await found(desk, personal)).length).toBeGreaterThan(10);
  });

  test('leaves no word of them anywhere, every count as it was, and a log that holds', async () => {
    const figures = `select count(*)::int as requests, count(category_id)::int as sorted, count(closed_at)::int as closed,
      sum(message_count)::int as messages, (select count(*)::int from message) as written, (select count(*)::int from event where at < $1) as events from request`;
    const before = (await desk.runtime.pool.query(figures, [desk.clock.now()])).rows[0];
    const shown = async () => {
      const counts = ['', '?kind=action', `?categoryId=${desk.start.categoryId}`, '?phase=closed', '?channel=phone'];
      const counted = counts.map((query) => desk.admin.done('GET', `/requests/count${query}`));
      const listed = (await desk.admin.done('GET', '/requests?with=times')).rows;
      const without = { subject: 0, contactId: 0, customerName: 0, version: 0, updatedAt: 0 };
      const kept = listed.map((row: object) => ({ ...row, ...without }));
      return { counted: await Promise.all(counted), kept };
    };
    const shownBefore = await shown();
    const moment = desk.clock.now();
    desk.clock.advance(60_000);
    const ordered = await desk.admin.call('POST', `/customers/${customerId}/erasure`, {
      requests: 2,
      name: 'Wilhelmina Quetzal',
    });
    expect(ordered, JSON.stringify(ordered.body)).toMatchObject({ status: 202, body: { kind: 'customer', total: 2 } });
    await untilErased(desk);
    expect((await desk.admin.call('GET', '/erasures')).body.rows[0]).toMatchObject({
      state: 'done',
      done: 2,
      by: { name: 'Ada Admin' },
    });
    expect(await found(desk, personal)).toEqual([]);
    // A copy that was being made meanwhile adds nothing any more.
    const { rows: copies } = await desk.runtime.pool.query('select id from customer_export where customer_id = $1', [
      customerId,
    ]);
    expect(await insertPart(desk.runtime.db, copies[0].id, 99, Buffer.from('late'))).toBe(false);
    expect((await desk.runtime.pool.query(figures, [moment])).rows[0]).toEqual(before);
    expect(await shown()).toEqual(shownBefore);
    expect(await verifyLog(desk.runtime.db)).toMatchObject({ broken: null });
    expect((await desk.admin.call('GET', `/customers/${customerId}`)).body).toMatchObject({
      name: '—',
      phones: [],
      erasedAt: expect.any(String),
    });
    const listed = (await desk.admin.call('GET', '/customers')).body.rows.map((row: { id: string }) => row.id);
    expect(listed).toContain(bystanderId);
    expect(listed).not.toContain(customerId);
    for (const id of requests) {
      expect((await desk.admin.call('GET', `/requests/${id}`)).body).toMatchObject({
        subject: null,
        contact: null,
        phase: 'closed',
      });
      const timeline = await desk.admin.done('GET', `/requests/${id}/timeline`);
      expect(JSON.stringify(timeline)).not.toContain(customerId);
      expect((await desk.admin.call('GET', `/requests/${id}/changes`)).status).toBe(200);
    }
    // Nor does the log or what happened lead from a request to whose it was; who of us wrote stays.
    const { rows: leads } = await desk.runtime.pool.query(
      `select changes::text from change_log where request_id = any($1::uuid[]) and changes::text like '%' || $2 || '%'
      union all select data::text from event where request_id = any($1::uuid[]) and data::text like '%' || $2 || '%'`,
      [requests, customerId],
    );
    expect(leads).toEqual([]);
    const { rows: writers } = await desk.runtime.pool.query(
      'select distinct author_kind, author_id from message where request_id = any($1::uuid[])',
      [requests],
    );
    expect(writers).toContainEqual({ author_kind: 'contact', author_id: null });
    expect(writers).toContainEqual({ author_kind: 'person', author_id: agent.id });
    expect((await desk.admin.call('GET', `/customers/${customerId}/erasure`)).body.refusals).toEqual(['erased']);
    expect((await desk.admin.call('PATCH', `/customers/${customerId}`, { name: 'Again' })).body.code).toBe(
      'customer_erased',
    );
  });

  test('is for good: nobody writes on the request or opens it again, and a mail that names it is a request of its own', async () => {
    const [byMail] = requests as [string];
    const { pool } = desk.runtime;
    const before = await desk.admin.done('GET', `/requests/${byMail}`);
    expect(before).toMatchObject({ phase: 'closed', can: [], nextStep: null, erasedAt: expect.any(String) });
    const colleague = await desk.aPerson({ name: 'Col Eague', roles: ['agent'] });
    const ways: [string, string, object?][] = [
      ['PATCH', '', { subject: 'Wilhelmina' }],
      ['PUT', '/kind', { kind: 'information' }],
      ['PUT', '/customer', { keep: 'existing', contactId: bystanderId }],
      ['PUT', '/category', { categoryId: desk.start.categoryId }],
      ['PUT', '/assignment', { ownerId: agent.id, note: 'Hers' }],
      ['PUT', '/start', {}],
      ['POST', '/replies', { text: 'Dear', to: ['bert@other.example'] }],
      ['POST', '/notes', { text: 'It was hers' }],
      ['POST', '/call-notes', { text: 'She rang' }],
      ['PUT', '/question', { text: 'Which one?', to: ['bert@other.example'] }],
      ['PUT', '/solution', { solution: 'Hers' }],
      ['PUT', '/closure', { solution: 'Hers' }],
      ['DELETE', '/closure', { reason: 'She rang again' }],
      ['PUT', '/draft', { mode: 'note', entries: { note: { html: '<p>Hers</p>', attachmentIds: [] } } }],
      ['POST', '/draft/handover', { personId: colleague.id }],
      ['POST', '/draft/takeover', { handedId: bystanderId, own: 'append' }],
    ];
    for (const [method, path, body] of ways) {
      const { status, body: answer } = await desk.admin.call(method, `/requests/${byMail}${path}`, body);
      expect({ path, status, code: answer.code }).toEqual({ path, status: 409, code: 'request_erased' });
    }
    for (const order of [{ action: 'add_note', text: 'Of many' }, { action: 'reopen' }]) {
      const run = await desk.admin.done('POST', '/bulk-runs', { order, selection: { ids: [byMail] } });
      const ended = await until(async () => {
        const { rows } = await desk.admin.done('GET', `/bulk-runs/${run.id}/rows`);
        return rows[0] && rows[0].state !== 'waiting' ? rows : null;
      });
      expect(ended).toMatchObject([{ state: 'refused', code: 'request_erased' }]);
    }
    // The sender learns nothing: it goes as with a number nobody has.
    const { rows } = await pool.query('select number, reply_token from request where id = $1', [byMail]);
    for (const tag of [`[#${rows[0].number}]`, `[#${rows[0].number}-${rows[0].reply_token}]`]) {
      const inbound = await handIn(
        desk,
        aMail({ from: 'Bert <bert@other.example>', to: 'help@desk.example', subject: `Re: ${tag}`, text: 'And now?' }),
      );
      expect(inbound).toMatchObject({ state: 'ingested' });
      const own = await desk.admin.done('GET', `/requests/${inbound.request.id}`);
      expect(own).toMatchObject({ phase: 'registered', description: expect.stringContaining('And now?') });
      expect(own.id).not.toBe(byMail);
      const { rows: related } = await pool.query('select related_to_id from request where id = $1', [own.id]);
      expect(related).toEqual([{ related_to_id: null }]);
    }
    expect(await desk.admin.done('GET', `/requests/${byMail}`)).toEqual(before);
    // Whatever else may try to: the database has none of it.
    await expect(desk.asOwner("update request set subject = 'Hers' where id = $1", [byMail])).rejects.toThrow(
      'request_erased_is_empty',
    );
  });

  test('is in the log as a row of the same chain, and a word put into an erased row is found', async () => {
    const { rows } = await desk.runtime.pool.query(
      `select id, changes from change_log where chain = $1 and entity = 'request' order by seq limit 1`,
      [requests[1]],
    );
    const client = new pg.Client({ connectionString: desk.databaseUrl });
    await client.connect();
    await client.query('set session_replication_role = replica');
    await client.query('update change_log set changes = $2 where id = $1', [
      rows[0].id,
      JSON.stringify(rows[0].changes).replace('—', 'Nobody'),
    ]);
    expect((await verifyLog(desk.runtime.db)).broken).toMatchObject({ logId: rows[0].id, reason: 'content_changed' });
    await client.query('update change_log set changes = $2 where id = $1', [
      rows[0].id,
      JSON.stringify(rows[0].changes),
    ]);
    await client.end();
    expect((await verifyLog(desk.runtime.db)).broken).toBeNull();
  });

  test('cannot be used by the desk’s own user to change the log of what is not erased', async () => {
    const { rows } = await desk.runtime.pool.query('select id from erasure limit 1');
    await expect(desk.runtime.pool.query('select redact_log($1, $2)', [bystanderId, rows[0].id])).rejects.toThrow(
      'no erasure is under way',
    );
    await expect(
      desk.runtime.pool.query("insert into personal_column values ('request', 'id', 'phase', 'null')"),
    ).rejects.toThrow('permission denied');
    await expect(
      desk.runtime.pool
        .query("select set_config('linja.redacting', '1', false)")
        .then(() => desk.runtime.pool.query("update change_log set changes = '[]' where id = 1")),
    ).rejects.toThrow('permission denied');
  });
});

test('a caller known by a number alone goes with whose it is, a shared number is left out, and a reply still to leave holds it up', async () => {
  const [own, shared] = ['+48 602 111 222', '+48 602 333 444'];
  const walter = { name: 'Walter Wait', phones: [own, shared], emails: ['walter@customer.example'] };
  const { id } = await agent.done('POST', '/customers', walter);
  await agent.done('POST', '/customers', { name: 'Sharing Sue', phones: [shared] });
  const aCall = async (subject: string, more: object) => {
    const kind = { channel: 'phone', kind: 'action', categoryId: desk.start.categoryId };
    return (await agent.done('POST', '/requests', { ...kind, subject, description: subject, ...more })).id as string;
  };
  const alone = await aCall('from his own', { callerName: 'Walter', callerPhone: '+48 602-111-222' });
  const both = await aCall('from the switchboard', { callerName: 'Somebody', callerPhone: '+48 602-333-444' });
  const linked = await aCall('his printer', { contactId: id });
  await agent.done('POST', `/requests/${linked}/replies`, {
    text: 'Switch it on',
    to: ['walter@customer.example'],
  });
  await desk.settle();
  for (const one of [alone, both, linked]) await close(desk, one);
  const held = await listHeldRequests(desk.runtime.db, id);
  expect([...held].sort()).toEqual([alone, linked].sort());
  const preview = () => desk.admin.done('GET', `/customers/${id}/erasure`);
  const counts = { requests: 2, unlinkedCalls: 1, sharedCalls: 1, unsentMails: 1 };
  // Without a relay it may wait for ever: that is said, and does not hold it up.
  expect(await preview()).toMatchObject({ ...counts, refusals: [] });
  const inState = (state: string) =>
    desk.asOwner(`update outbound_mail set state = $2, next_attempt_at = $3 where request_id = $1 returning id`, [
      linked,
      state,
      new Date(desk.clock.now().getTime() + 3_600_000),
    ]);
  await inState('queued');
  expect(await preview()).toMatchObject({ ...counts, refusals: ['mail_waiting'] });
  const order = { requests: 2, name: 'Walter Wait' };
  expect(await desk.admin.call('POST', `/customers/${id}/erasure`, order)).toMatchObject({
    status: 409,
    body: { code: 'erasure_refused', facts: { refusals: ['mail_waiting'] } },
  });
  // One that was answered after it was ordered stops it as well.
  const stopped = crypto.randomUUID();
  await desk.asOwner(
    `with ordered as (insert into erasure (id, kind, customer_id, created_at, updated_at) values ('${stopped}', 'customer', '${id}', now(), now()))
    insert into erasure_request (erasure_id, request_id) values ('${stopped}', '${linked}')`,
  );
  await untilErased(desk);
  expect(
    (await desk.admin.done('GET', '/erasures')).rows.find((one: { id: string }) => one.id === stopped),
  ).toMatchObject({
    state: 'stopped',
    reason: 'mail_waiting',
  });
  const { rows } = await inState('waiting_for_relay');
  await desk.admin.done('POST', `/customers/${id}/erasure`, order);
  await untilErased(desk);
  const subjects = await Promise.all(
    [alone, both, linked].map(async (one) => (await desk.admin.done('GET', `/requests/${one}`)).subject),
  );
  expect(subjects).toEqual([null, 'from the switchboard', null]);
  const mail = await desk.runtime.pool.query('select state, error, recipients from outbound_mail where id = $1', [
    rows[0].id,
  ]);
  expect(mail.rows).toEqual([{ state: 'failed', error: null, recipients: [] }]);
  expect((await desk.admin.call('POST', `/outbound-mails/${rows[0].id}/attempts`)).body.code).toBe('request_erased');
  expect((await verifyLog(desk.runtime.db)).broken).toBeNull();
});
