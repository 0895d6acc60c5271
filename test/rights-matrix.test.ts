import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chainEvents } from '#contract/escalation.ts';
import { contract } from '#contract/index.ts';
import { permissionsOf, type Role, roles } from '#contract/permissions.ts';
import type { RouteContract } from '#contract/route.ts';
import { aDesk, type Caller, type TestDesk } from './a-desk.ts';
import { aKeyOf, aSession } from './a-sign-in.ts';
import { besideTheContract } from './beside-contract.ts';
import { operations } from './fuzz/fuzz-desk.ts';
import { aRandom } from './fuzz/random.ts';
import { sampleOf } from './fuzz/schema-sample.ts';
import { recordsOf } from './rights-records.ts';

/**
 * Every operation × every role × somebody of another centre × nobody. What each may expect is declared at the route:
 * `access` and `stranger`.
 */
const all = Object.entries(contract).flatMap(([area, routes]) =>
  (Object.entries(routes) as [string, RouteContract][]).map(([name, route]) => ({ name: `${area}.${name}`, route })),
);

let desk: TestDesk;
/** At home: members of the centre and category the records belong to. */
const home = new Map<Role, Caller>();
/** The same roles in another centre, members of nothing here. */
const strangers = new Map<Role, Caller>();
let records: Record<string, () => Promise<string>>;

beforeAll(async () => {
  desk = await aDesk();
  const elsewhere = (
    await desk.admin.done('POST', '/centres', {
      name: 'Elsewhere',
      calendarId: (await desk.admin.call('GET', '/calendars')).body.rows[0].id,
    })
  ).id as string;
  for (const role of roles) {
    home.set(role, await desk.aPerson({ roles: [role] }));
    strangers.set(role, await desk.aPerson({ roles: [role], centreIds: [elsewhere], categoryIds: [] }));
  }
  records = recordsOf(desk);
  limited = (await aKeyOf(desk, desk.admin, { name: 'Limited', scopes: [limitedTo] })).key;
});
afterAll(() => desk.end());

const emptyChain = {
  inTimeFrameOnly: true,
  events: Object.fromEntries(chainEvents.map((event) => [event, 'none'])),
  levels: [],
};

/** The address and body of a call that could be right, on a record of the home centre. */
async function aCall(name: string, route: RouteContract): Promise<{ path: string; body: unknown }> {
  const operation = operations.find((one) => one.name === name);
  const random = aRandom(7);
  const kind = route.path.split('/')[1] ?? '';
  const made = route.path.includes('{') ? await (records[kind] ?? (async () => '1'))() : '';
  const id = route.path.includes('{number}')
    ? String((await desk.admin.call('GET', `/requests/${made}`)).body.number)
    : made;
  const path = route.path.replaceAll(/\{\w+\}/g, id);
  const known = (field: string) =>
    ({ ownerId: home.get('agent')?.id, categoryId: desk.start.categoryId, centreId: desk.start.centreId })[field];
  const body = operation?.body ? sampleOf(requiredOnly(operation.body), random, known) : undefined;
  // The parts of a chain answer for one another, which a sample does not know.
  return { path, body: name === 'escalation.writeChain' ? emptyChain : body };
}

/** Without the optional parts, some of which only some may use. */
function requiredOnly(schema: object): object {
  const { properties = {}, required = [], ...rest } = schema as { properties?: object; required?: string[] };
  const kept = Object.entries(properties).filter(([name]) => required.includes(name));
  return { ...rest, properties: Object.fromEntries(kept), required };
}

/** An administrator's key that is limited to one permission. */
let limited: string;
const limitedTo = 'setting.read';

/** What the door says; a step of signing in may say something else. */
const atTheDoor = 'Sign in, or send an API key as a bearer token.';
const byAccess = 'None of your roles allows this.';
/** What is asked only once the role allows it. */
const notByKey = 'How people come in, API keys among it, is changed in the browser, not with an API key.';

describe.each(all)('$name', ({ name, route }) => {
  test('answers nobody who is not signed in, unless it is public', async () => {
    const { path, body } = await aCall(name, route);
    const response = await fetch(`${desk.url}/api/v1${path}`, {
      method: route.method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const { code, detail } = ((await response.json()) ?? {}) as { code?: string; detail?: string };
    if (route.access === 'public') expect(detail).not.toBe(atTheDoor);
    else
      expect({ status: response.status, code, detail }).toEqual({
        status: 401,
        code: 'not_signed_in',
        detail: atTheDoor,
      });
  });

  test.each(roles.map((role) => ({ role })))('answers a $role as declared', async ({ role }) => {
    const { path, body } = await aCall(name, route);
    const caller = home.get(role) as Caller;
    const { status, body: answer } = await caller.call(route.method, path, body);
    const may = route.access === 'public' || route.access === 'signed_in' || permissionsOf([role]).has(route.access);
    if (may) expect(`${status} ${answer?.detail}`).not.toBe(`403 ${byAccess}`);
    else expect(status).toBe(403);
    expect(answer?.detail).not.toBe(atTheDoor);
    expect(status).toBeLessThan(500);
  });

  if (route.path.includes('{')) {
    const reaches = (role: Role) => role === 'administrator' || role === 'auditor' || route.stranger === 'reaches';
    test.each(roles.filter((role) => !reaches(role)).map((role) => ({ role })))(
      'answers a $role of another centre as declared',
      async ({ role }) => {
        const { path, body } = await aCall(name, route);
        const { status, body: answer } = await (strangers.get(role) as Caller).call(route.method, path, body);
        const may = route.access === 'signed_in' || permissionsOf([role]).has(route.access as never);
        // What reaches every centre is refused to who leads only some of them, in words of its own.
        const code = answer?.code === 'other_centres' ? 'forbidden' : answer?.code;
        expect({ status, code: may ? code : 'role' }).toEqual({
          status: may ? route.stranger : 403,
          code: may ? (route.stranger === 404 ? 'not_found' : 'forbidden') : 'role',
        });
      },
    );
  }
});

/** What is everybody's with the right for it, whatever centre they are of: how customers, people and settings are. */
const everybodys = all.filter(({ route }) => route.path.includes('{') && route.stranger === 'reaches');

test.each(everybodys)('$name answers those of another centre too, each as their role may', async ({ name, route }) => {
  const { path, body } = await aCall(name, route);
  for (const role of roles) {
    const { status, body: answer } = await (strangers.get(role) as Caller).call(route.method, path, body);
    const may = route.access === 'signed_in' || permissionsOf([role]).has(route.access as never);
    const refused = [401, 403, 404].includes(status) && answer?.detail !== notByKey;
    const out = refused ? `${status} ${answer?.detail}` : 'reached';
    expect({ role, out }).toEqual({ role, out: may ? 'reached' : `403 ${byAccess}` });
    expect(status).toBeLessThan(500);
  }
});

test('every operation on one record says what somebody gets for whom it is out of reach', () => {
  const open = all.filter(({ route }) => route.path.includes('{') && route.stranger === undefined);
  expect(open.map(({ name }) => name)).toEqual([]);
});

test('a limited key reaches what it is limited to, and of the rest only what is the whole desk’s', async () => {
  const wrong: string[] = [];
  for (const { name, route } of all.filter((one) => one.route.access !== 'public' && one.route.access !== limitedTo)) {
    const path = route.path.replaceAll(/\{\w+\}/g, '01900000-0000-7000-8000-000000000001');
    const response = await fetch(`${desk.url}/api/v1${path}`, {
      method: route.method,
      headers: { authorization: `Bearer ${limited}` },
    });
    await response.text();
    if ((response.status !== 403) !== (route.limitedKeys ?? false)) wrong.push(`${response.status} ${name}`);
  }
  expect(wrong).toEqual([]);
  expect(all.filter(({ route }) => route.limitedKeys).map(({ route }) => [route.method, route.access])).toEqual(
    expect.arrayContaining([['GET', 'signed_in']]),
  );
  const more = all.filter(({ route }) => route.limitedKeys && (route.method !== 'GET' || route.access !== 'signed_in'));
  expect(more).toEqual([]);
});

/**
 * Who gets what of the routes beside the contract. `insider`: an agent who sees the request; `stranger`: an agent of another
 * centre; `outsider`: a colleague of the centre who is no member of the category, which is for its members only; `limited`:
 * the key above; `nobody`: without a key or cookie.
 */
type Answers = { insider: number; stranger: number; outsider: number; limited: number; nobody: number };
const hidden = { insider: 200, stranger: 404, outsider: 404, limited: 403, nobody: 401 };
const everybody = (status: number): Answers => ({
  ...{ insider: status, stranger: status, outsider: status, limited: status, nobody: status },
});
const besides: Record<(typeof besideTheContract)[number] | `GET /${string}`, Answers> = {
  'GET /api/v1/attachments/:id': hidden,
  'GET /api/v1/messages/:id/page': hidden,
  // A file handed in is its own person's alone.
  'GET /api/v1/uploads/:id': hidden,
  // What is in the file is `visibleTo` of who asks; below.
  'GET /api/v1/requests/export': { insider: 200, stranger: 200, outsider: 200, limited: 403, nobody: 401 },
  'GET /api/v1/live': { insider: 200, stranger: 200, outsider: 200, limited: 403, nobody: 401 },
  // Ordered by the administrator, whose whole key fetches it.
  'GET /api/v1/customer-exports/:id/file': { insider: 403, stranger: 403, outsider: 403, limited: 403, nobody: 401 },
  // For who is not signed in yet, and for the provider; whoever else is there makes no difference.
  'GET /api/v1/sign-in/sso': everybody(302),
  'GET /api/v1/sign-in/sso/callback': everybody(302),
  'POST /api/v1/sign-in/sso/back-channel-logout': everybody(400),
  'GET /healthz': everybody(200),
  'GET /readyz': everybody(200),
  // From this machine, where no token is set; `operate.test.ts` shows the rest.
  'GET /metrics': everybody(200),
  'GET /api/openapi.json': everybody(200),
  'GET /api/docs/errors': everybody(200),
};

describe('beside the contract', () => {
  const callers = new Map<keyof Answers, string | null>();
  const ids: Record<string, string> = {};
  const word = 'Zwickmuehle';
  const get = (key: string | null, path: string, method = 'GET') =>
    fetch(`${desk.url}${path}`, { method, redirect: 'manual', headers: key ? { authorization: `Bearer ${key}` } : {} });

  beforeAll(async () => {
    const { centreId } = desk.start;
    const secret = { name: 'Confidential', parentId: null, centreId, membersOnly: true };
    const categoryId = (await desk.admin.done('POST', '/categories', secret)).id as string;
    const member = await desk.aPerson({ roles: ['agent'], categoryIds: [categoryId] });
    callers.set('insider', member.key).set('limited', limited).set('nobody', null);
    callers.set('stranger', (strangers.get('agent') as Caller).key).set('outsider', (home.get('agent') as Caller).key);
    const raw = [
      'From: carla@customer.example\r\nTo: m@desk.example\r\nMessage-ID: <beside@customer.example>',
      `Subject: ${word}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n`,
      `--b\r\nContent-Type: text/html\r\n\r\n<p>${word}</p>`,
      '--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\nx\r\n--b--',
    ].join('\r\n');
    await desk.admin.done('POST', '/intake/email', raw, { 'content-type': 'message/rfc822' });
    const found = `select r.id as request, m.id as messages, a.id as attachments, r.contact_id as customer
      from request r join message m on m.request_id = r.id join attachment a on a.message_id = m.id where r.subject = $1`;
    await desk.settle();
    const { request, customer, ...rows } = (await desk.runtime.pool.query(found, [word])).rows[0];
    Object.assign(ids, rows);
    await desk.admin.done('PUT', `/requests/${request}/category`, { categoryId });
    ids.uploads = (await member.done('POST', '/files?filename=a.txt', 'x', { 'content-type': 'text/plain' })).id;
    const carla = customer ?? (await desk.admin.done('POST', '/customers', { name: 'Carla' })).id;
    ids['customer-exports'] = (await desk.admin.done('POST', `/customers/${carla}/exports`)).id;
    const provider = { enabled: true, issuer: 'http://127.0.0.1:9', clientId: 'x', scopes: 'openid', label: '' };
    const rest = { domains: [], groupClaim: '', roleOfGroup: [], createPeople: false, allowPrivate: true };
    const admin = await aSession(desk, 'admin@desk.example');
    await admin.done('PUT', '/settings/single-sign-on', { ...provider, ...rest, passwordFor: 'everybody' });
  });

  test('every route is in the table', () => {
    expect(besideTheContract.filter((route) => !(route in besides))).toEqual([]);
  });

  test.each(Object.entries(besides))('%s answers whoever asks as the table says', async (route, wanted) => {
    const [method, pattern = ''] = route.split(' ');
    const id = ids[pattern.split('/')[3] ?? ''] ?? '';
    const path = `${pattern.replace(':id', id)}${pattern.endsWith('/export') ? '?format=csv' : ''}`;
    const got: Record<string, number> = {};
    for (const [who, key] of callers) {
      const answer = await get(key, path, method);
      got[who] = answer.status;
      // A stream has no end; what else is refused or another's has not a word of it.
      if (pattern.endsWith('/live')) await answer.body?.cancel();
      else if (who !== 'insider') expect(await answer.text()).not.toContain(word);
      else if (pattern.endsWith('/page') || pattern.endsWith('/export')) expect(await answer.text()).toContain(word);
    }
    expect(got).toEqual(wanted);
  });

  test('the copy of a customer’s data is for who ordered it, and for no other administrator', async () => {
    const path = `/api/v1/customer-exports/${ids['customer-exports']}/file`;
    await expect.poll(async () => (await get(desk.admin.key, path)).status, { timeout: 15_000 }).toBe(200);
    expect((await get((home.get('administrator') as Caller).key, path)).status).toBeGreaterThanOrEqual(400);
  });
});
