import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { RouteContract } from '#contract/route.ts';
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
let member: Caller;
let secret: { id: string; number: number };
let open: { id: string; number: number };
let customerId: string;
let hidden: string;
const ids: Record<string, string> = {};

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

const reads = Object.entries(contract).flatMap(([area, routes]) =>
  (Object.entries(routes) as [string, RouteContract][])
    .filter(([, route]) => route.method === 'GET')
    .map(([name, route]) => ({ name: `${area}.${name}`, route })),
);

/** Each address an operation may be asked at: about the request itself, and about everything that knows it. */
function pathsOf(route: RouteContract, about: { id: string; number: number }): string[] {
  const kind = route.path.split('/')[1] ?? '';
  const known: Record<string, string | undefined> = {
    requests: about.id,
    customers: customerId,
    messages: ids[`message of ${about.id}`],
    views: ids.view,
    'bulk-runs': ids.run,
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
    ...(fields.includes('entityId') ? [`?entityId=${about.id}`, `?entity=request`] : []),
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
    const { status, body } = await outsider.call('GET', path);
    expect(status, path).toBeLessThan(500);
    // What is asked wrongly is silent for another reason.
    if (path.includes('?')) expect(status, path).not.toBe(400);
    const said = says(body).filter(
      (one) => !(path.includes('?q=') && decodeURIComponent(path).endsWith(one) && status >= 400),
    );
    expect({ path, said }).toEqual({ path, said: [] });
    if (route.path.startsWith('/requests/{')) expect({ name, status }).not.toEqual({ name, status: 200 });
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
