import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chainEvents } from '#contract/escalation.ts';
import { contract } from '#contract/index.ts';
import { permissionsOf, type Role, roles } from '#contract/permissions.ts';
import type { RouteContract } from '#contract/route.ts';
import { aDesk, type Caller, type TestDesk } from './a-desk.ts';
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

/** What the door says; a step of signing in may say something else. */
const atTheDoor = 'Sign in, or send an API key as a bearer token.';
const byAccess = 'None of your roles allows this.';

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
    const out = [401, 403, 404].includes(status) ? `${status} ${answer?.detail}` : 'reached';
    expect({ role, out }).toEqual({ role, out: may ? 'reached' : `403 ${byAccess}` });
    expect(status).toBeLessThan(500);
  }
});

test('every operation on one record says what somebody gets for whom it is out of reach', () => {
  const open = all.filter(({ route }) => route.path.includes('{') && route.stranger === undefined);
  expect(open.map(({ name }) => name)).toEqual([]);
});
