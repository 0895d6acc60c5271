import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { RouteContract } from '#contract/route.ts';
import { aMail, rfc822 } from '../server/areas/channels/email/a-mail.ts';
import { aListener } from '../server/areas/viewers/a-listener.ts';
import { aDesk, type Caller, type TestDesk } from './a-desk.ts';

/**
 * What is in a members-only category hides from everybody else at once and everywhere (R6.4, trap 63). One colleague works
 * with a request in every way there is, registering it included, while it is open to all; then it goes into such a
 * category, and every operation that reads is called as that colleague. None of them may say its number, its id, or a word of it.
 */
const word = 'Zyxwvut';
let desk: TestDesk;
let outsider: Caller;
/** Leads another centre, where none of this lies. */
let lead: Caller;
let member: Caller;
let secret: { id: string; number: number };
let open: { id: string; number: number };
let customerId: string;
let hidden: string;
const ids: Record<string, string> = {};
const raw: Record<string, string> = {};

beforeAll(async () => {
  desk = await aDesk();
  const { centreId, categoryId } = desk.start;
  const { body: category } = await desk.admin.call('POST', '/categories', {
    name: 'Confidential',
    parentId: null,
    centreId,
    membersOnly: true,
  });
  hidden = category.id;
  outsider = await desk.aPerson({ name: 'Otto', roles: ['agent', 'call_taker'] });
  const { rows: calendars } = await desk.admin.done('GET', '/calendars');
  const elsewhere = await desk.admin.done('POST', '/centres', { name: 'Elsewhere', calendarId: calendars[0].id });
  lead = await desk.aPerson({ name: 'Lea', roles: ['supervisor'], centreIds: [elsewhere.id], categoryIds: [] });
  await desk.admin.done('POST', '/mail-addresses', { address: 'help@desk.example', name: 'Help', centreId });
  const theirs = { address: 'else@desk.example', name: 'Else', centreId: elsewhere.id, isDefault: true };
  await desk.admin.done('POST', '/mail-addresses', theirs);
  member = await desk.aPerson({ name: 'Mia', roles: ['agent'], categoryIds: [categoryId, hidden] });
  customerId = (await member.call('POST', '/customers', { name: 'Carla', emails: ['carla@customer.example'] })).body.id;
  const register = async (subject: string) =>
    (await outsider.done('POST', '/requests', {
      kind: 'action',
      channel: 'phone',
      subject,
      description: subject,
      contactId: customerId,
      categoryId,
    })) as { id: string; number: number };
  secret = await register(`${word} of the neighbour`);
  open = await register('A lamp');
  await workWithIt();
  // The colleague passes it on; the answer to that is the last they see of it, and says so.
  const moved = await outsider.call('PUT', `/requests/${secret.id}/category`, { categoryId: hidden });
  expect([moved.status, moved.body.inSight]).toEqual([200, false]);
  await writeOfIt();
});
afterAll(() => desk.end());

/** Leaves a trace of both requests wherever a colleague can have one. */
async function workWithIt() {
  for (const { id } of [secret, open]) {
    const said = id === secret.id ? word : 'Nothing of it';
    await member.done('POST', `/requests/${id}/notes`, { text: `${said} @Otto`, mentions: [outsider.id] });
    await outsider.done('PUT', `/requests/${id}/draft`, {
      mode: 'reply',
      entries: { reply: { html: `<p>${said}</p>` } },
    });
    // Whoever asks is not told of their own windows, so both have it open.
    for (const one of [outsider, member]) {
      await one.done('PUT', `/requests/${id}/viewing`, { tabId: crypto.randomUUID(), state: 'viewing' });
    }
    const { entries } = await outsider.done('GET', `/requests/${id}/timeline`);
    ids[`message of ${id}`] = entries.find((one: { type: string }) => one.type === 'message').id;
  }
  ids.view = (await outsider.done('POST', '/views', { name: 'All', filter: { phase: 'open' } })).id;
  ids.run = (
    await outsider.done('POST', '/bulk-runs', {
      order: { action: 'add_note', text: 'Seen' },
      selection: { ids: [secret.id, open.id] },
    })
  ).id;
  await desk.settle();
  const run = async () => (await outsider.done('GET', `/bulk-runs/${ids.run}`)).state;
  for (const until = Date.now() + 20_000; (await run()) !== 'done'; ) {
    if (Date.now() > until) throw new Error('the bulk run did not end');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What is written of them afterwards: mails both ways, a mail that failed, and in bulk, in a view and in an export. */
async function writeOfIt() {
  for (const { id, number } of [secret, open]) {
    const said = id === secret.id ? word : 'Nothing of it';
    const { rows } = await desk.runtime.pool.query('select reply_token from request where id = $1', [id]);
    const subject = `Re: ${said} [#${number}-${rows[0].reply_token}]`;
    const from = 'carla@customer.example';
    const mail = aMail({ from, to: 'help@desk.example', subject, text: said });
    ids[`mail of ${id}`] = (await member.done('POST', '/intake/email?wait=10', mail, rfc822)).id;
    raw[id] = mail;
    // One whose intake failed stands beside its request; it came to the address of the other centre.
    const failed = aMail({ from, to: 'else@desk.example', subject, text: said });
    const { id: failedId } = await member.done('POST', '/intake/email?wait=10', failed, rfc822);
    await desk.asOwner(`update inbound_message set state = 'failed', request_id = null where id = '${failedId}'`);
    const recipients = JSON.stringify([{ type: 'to', address: from, name: 'Carla' }]);
    for (const [messageId, requestId] of [
      [ids[`message of ${id}`], id],
      [null, null],
    ]) {
      await desk.asOwner(
        `insert into outbound_mail (id, message_id, request_id, state, sender, recipients, subject, mail_message_id, created_at, updated_at)
          values (gen_random_uuid(), $1, $2, 'sent', '{"address": "help@desk.example", "name": "Help"}', $3, $4, 'x', now(), now())`,
        [messageId, requestId, recipients, subject],
      );
    }
    const file = await member.done('POST', '/files?filename=a.txt', said, { 'content-type': 'text/plain' });
    const note = { html: `<p><strong>${said}</strong></p>`, attachmentIds: [file.id] };
    await member.done('POST', `/requests/${id}/notes`, note);
    const bulk = { order: { action: 'add_note', text: said }, selection: { ids: [id] } };
    await member.done('POST', '/bulk-runs', bulk);
    await member.done('POST', '/views', { name: said, filter: { q: said } });
    await fetch(`${desk.url}/api/v1/requests/export?format=csv&q=${said}`, {
      headers: { authorization: `Bearer ${member.key}` },
    }).then((answer) => answer.text());
  }
  await desk.settle();
}

const reads = Object.entries(contract).flatMap(([area, routes]) =>
  (Object.entries(routes) as [string, RouteContract][])
    .filter(([, route]) => route.method === 'GET')
    .map(([name, route]) => ({ name: `${area}.${name}`, route })),
);

const logged = ['request', 'outbound_mail', 'bulk_run', 'request_export', 'view'];

/** Each address an operation may be asked at: about the request itself, and about everything that knows it. */
function pathsOf(route: RouteContract, about: { id: string; number: number }): string[] {
  const kind = route.path.split('/')[1] ?? '';
  const known: Record<string, string | undefined> = {
    requests: about.id,
    customers: customerId,
    messages: ids[`message of ${about.id}`],
    views: ids.view,
    'bulk-runs': ids.run,
    'inbound-messages': ids[`mail of ${about.id}`],
    people: outsider.id,
    centres: desk.start.centreId,
  };
  const path = route.path.replaceAll('{number}', String(about.number)).replaceAll(/\{\w+\}/g, known[kind] ?? about.id);
  const texts = [word, String(about.number), 'Carla', 'lamp', 'A'];
  const fields = Object.keys((route.query as { shape?: object } | undefined)?.shape ?? {});
  const queries = [
    '',
    ...(fields.includes('q') ? texts.map((q) => `?q=${encodeURIComponent(q)}`) : []),
    ...(fields.includes('contactId') ? [`?contactId=${customerId}`, `?categoryId=${hidden}`, '?sort=newest'] : []),
    ...(fields.includes('scope') ? ['?scope=all', '?scope=mine'] : []),
    ...(fields.includes('entityId')
      ? [`?entityId=${about.id}`, ...logged.map((entity) => `?entity=${entity}&limit=200`)]
      : []),
    ...(fields.includes('centreId')
      ? [`?centreId=${desk.start.centreId}${fields.includes('from') ? '&from=2026-02-01&to=2026-02-28' : ''}`]
      : []),
    ...(fields.includes('of') ? [`?of=${ids.view}`] : []),
  ];
  return queries.map((query) => path + query);
}

/** What may not be said: in the answer, not in the address it repeats. */
const says = (answer: unknown) => {
  const { instance: _, ...rest } = (answer ?? {}) as { instance?: string };
  const text = JSON.stringify(rest);
  return [secret.id, String(secret.number), word].filter((one) => text.includes(one));
};

test.each(reads)('$name says nothing of it', async ({ name, route }) => {
  for (const path of pathsOf(route, secret)) {
    // Asked for its own path, an operation may repeat the words it was asked with, but not in an answer that found it.
    for (const who of [outsider, lead]) {
      const { status, body } = await who.call('GET', path);
      expect(status, path).toBeLessThan(500);
      // What is asked wrongly is silent for another reason.
      if (path.includes('?')) expect(status, path).not.toBe(400);
      const said = says(body).filter(
        (one) => !(path.includes('?q=') && decodeURIComponent(path).endsWith(one) && status >= 400),
      );
      expect({ path, said }).toEqual({ path, said: [] });
      if (route.path.startsWith('/requests/{')) expect({ name, status }).not.toEqual({ name, status: 200 });
    }
  }
});

test('the searches and lists do find the other request of the same customer, so that silence means something', async () => {
  const found = async (path: string) => JSON.stringify((await outsider.call('GET', path)).body).includes(open.id);
  for (const path of [
    '/requests',
    `/requests?contactId=${customerId}`,
    '/search?q=lamp',
    `/customers/${customerId}/requests`,
    '/notifications',
    '/drafts',
    `/bulk-runs/${ids.run}/rows`,
    `/requests/${open.id}`,
    '/queue',
    '/viewers',
  ]) {
    expect([path, await found(path)]).toEqual([path, true]);
  }
  expect(says((await member.call('GET', `/requests/${secret.id}`)).body)).toHaveLength(3);
});

test('no count counts it: of lists, views, notifications, the queue and the customer', async () => {
  const of = async (path: string) => (await outsider.call('GET', path)).body;
  const rows = (await of('/requests?phase=open')).rows.length;
  expect(rows).toBe(1);
  expect(await of('/requests/count?phase=open')).toMatchObject({ count: rows });
  expect(await of(`/views/counts?of=${ids.view}`)).toMatchObject({ counts: [{ count: rows }] });
  const told = (await of('/notifications')).rows.filter((one: { readAt?: string | null }) => !one.readAt).length;
  expect((await of('/notifications/unread')).count).toBe(told);
});

test('no command on it, export or bulk run of theirs reaches it', async () => {
  const exported = await fetch(`${desk.url}/api/v1/requests/export?format=csv`, {
    headers: { authorization: `Bearer ${outsider.key}` },
  });
  const text = await exported.text();
  expect([exported.status, text.includes(String(open.number)), text.includes(word)]).toEqual([200, true, false]);
  const preview = await outsider.call('POST', '/bulk-runs/preview', {
    order: { action: 'add_note', text: 'x' },
    selection: { ids: [secret.id] },
  });
  expect(says(preview.body)).toEqual([]);
  expect(preview.body.may ?? 0).toBe(0);
  const note = await outsider.call('POST', `/requests/${secret.id}/notes`, { text: 'x' });
  expect([note.status, says(note.body)]).toEqual([404, []]);
});

test('the live stream does not name it, and nobody who cannot see it can be mentioned on it', async () => {
  const hears = await aListener(desk.url, outsider.key);
  await member.done('POST', `/requests/${secret.id}/notes`, { text: `${word} again` });
  await member.done('POST', `/requests/${open.id}/notes`, { text: 'And this' });
  await hears.until((heard) => heard.changes.some((one) => one.requests?.includes(open.id)));
  hears.stop();
  expect(says(hears.heard)).toEqual([]);
  const body = await member.done('GET', `/requests/${secret.id}/mentionable?q=Otto`);
  expect(JSON.stringify(body)).not.toContain(outsider.id);
  const ofOpen = await member.done('GET', `/requests/${open.id}/mentionable?q=Otto`);
  expect(JSON.stringify(ofOpen)).toContain(outsider.id);
  const refused = await member.call('POST', `/requests/${secret.id}/notes`, { text: '@Otto', mentions: [outsider.id] });
  expect(refused).toMatchObject({ status: 409, body: { code: 'cannot_see_it' } });
});

test('its mail is nobody else’s: not in the lists, not by its id, and not to who hands the same mail in again', async () => {
  const supervisor = await desk.aPerson({ name: 'Sam', roles: ['supervisor'] });
  const listed = async (who: Caller, path: string) =>
    (await who.done('GET', path)).rows.map((row: { request: { id: string } | null }) => row.request?.id ?? null).sort();
  const both = [secret.id, open.id].sort();
  // Their own centre's supervisor sees both and what became no request; nobody else sees a mail of the desk to a colleague.
  expect(await listed(supervisor, '/inbound-messages')).toEqual(both);
  expect(await listed(supervisor, '/outbound-mails')).toEqual(both);
  expect(await listed(desk.admin, '/outbound-mails')).toHaveLength(4);
  for (const path of ['/inbound-messages', '/outbound-mails']) expect(await listed(lead, path)).toEqual([]);
  // Of what failed on the way to the other centre its supervisor sees what speaks of nothing hidden.
  const plain = aMail({ to: 'else@desk.example', subject: 'Plain' });
  const { id } = await member.done('POST', '/intake/email?wait=10', plain, rfc822);
  await desk.asOwner(`update inbound_message set state = 'failed', request_id = null where id = '${id}'`);
  const { rows } = await lead.done('GET', '/inbound-messages?state=failed');
  expect(rows.map((row: { subject: string }) => row.subject)).toEqual(['Plain']);
  for (const [about, inSight] of [
    [secret, false],
    [open, true],
  ] as const) {
    const again = await outsider.done('POST', '/intake/email?wait=10', raw[about.id], rfc822);
    expect(again).toMatchObject({ duplicate: true, id: ids[`mail of ${about.id}`] });
    expect([again.request?.id, again.from]).toEqual(inSight ? [about.id, 'carla@customer.example'] : [undefined, null]);
    if (!inSight) expect(says(again)).toEqual([]);
    expect((await outsider.call('GET', `/inbound-messages/${again.id}`)).status).toBe(inSight ? 200 : 404);
  }
});

test('what is related to it does not say its number', async () => {
  await desk.asOwner('update request set related_to_id = $1 where id = $2', [secret.id, open.id]);
  const said = async (who: Caller) => says(await who.done('GET', `/requests/${open.id}/changes?limit=200`));
  expect(await said(outsider)).toEqual([]);
  expect(await said(member)).toContain(String(secret.number));
});

test('what one’s own is in the log of settings one does see, and administrators see all of it', async () => {
  const seen = async (who: Caller, entity: string) =>
    (await who.done('GET', `/changes?entity=${entity}&limit=200`)).rows.some(
      (row: { who: { id: string } }) => row.who.id === member.id,
    );
  for (const entity of ['bulk_run', 'request_export', 'view']) {
    const all = [await seen(member, entity), await seen(desk.admin, entity), await seen(outsider, entity)];
    expect([entity, ...all]).toEqual([entity, true, true, false]);
  }
});

test('its files and the pages of its messages are refused as if there were none', async () => {
  const { rows } = await desk.runtime.pool.query(
    'select a.id, a.request_id, a.message_id from attachment a where a.request_id = any($1)',
    [[secret.id, open.id]],
  );
  expect(rows).toHaveLength(2);
  for (const { id, request_id, message_id } of rows) {
    for (const path of [`/attachments/${id}`, `/messages/${message_id}/page`]) {
      const status = async (who: Caller) =>
        (await fetch(`${desk.url}/api/v1${path}`, { headers: { authorization: `Bearer ${who.key}` } })).status;
      const open200 = request_id === open.id ? 200 : 404;
      expect([path, await status(member), await status(outsider), await status(lead)]).toEqual([
        path,
        200,
        open200,
        404,
      ]);
    }
  }
});
