import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk, testPassword } from '#test/a-desk.ts';
import { aSession, type Jar } from '#test/a-sign-in.ts';

let desk: TestDesk;
let agent: Caller;
/** The administrator in the browser; how people come in is changed there alone. */
let browser: Jar;
beforeAll(async () => {
  desk = await aDesk();
  agent = await desk.aPerson({ name: 'Åsa Agent', roles: ['agent'] });
  browser = await aSession(desk, 'admin@desk.example');
});
afterAll(() => desk.end());

let counter = 0;
const newcomer = (more: object = {}) => {
  counter += 1;
  return {
    name: `Newcomer ${counter}`,
    email: `newcomer${counter}@desk.example`,
    roles: ['agent'],
    password: testPassword,
    ...more,
  };
};
const sql = async (text: string, values: unknown[] = []) => (await desk.runtime.pool.query(text, values)).rows;
const fieldsLogged = (id: string) =>
  sql('select field, new_display, actor_name from field_change where entity_id = $1 order by field', [id]);
const eventsOf = async (id: string) =>
  (await sql("select type from event where data ->> 'personId' = $1 order by type", [id])).map((row) => row.type);
const signIn = (email: string, password: string) =>
  fetch(`${desk.url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: desk.url },
    body: JSON.stringify({ email, password }),
  });
const cookieOf = (response: Response) => (response.headers.getSetCookie()[0] ?? '').split(';')[0] as string;

test('an administrator adds a person, who can sign in at once and stands in the log without a password', async () => {
  const { centreId, categoryId } = desk.start;
  const body = newcomer({ roles: ['agent', 'agent'], centreIds: [centreId], categoryIds: [categoryId] });
  const made = await desk.admin.call('POST', '/people', body);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    roles: ['agent'],
    language: 'en',
    zone: 'Europe/Warsaw',
    active: true,
    centres: [{ id: centreId }],
    categories: [{ id: categoryId }],
    openRequests: 0,
    version: 1,
  });
  expect(await eventsOf(made.body.id)).toEqual(['person.created']);
  expect(await fieldsLogged(made.body.id)).toContainEqual({
    field: 'email',
    new_display: body.email,
    actor_name: 'Ada Admin',
  });
  expect((await signIn(body.email, testPassword)).status).toBe(200);
  const written = await sql(
    'select (select json_agg(e) from event e)::text || (select json_agg(l) from change_log l)::text as all',
  );
  expect(written[0].all).not.toContain(testPassword);
});

test('the same id sent twice adds one person', async () => {
  const body = { ...newcomer(), id: '01900000-0000-7000-8000-000000000001' };
  const once = await desk.admin.call('POST', '/people', body);
  const twice = await desk.admin.call('POST', '/people', body);
  expect([once.status, twice.status]).toEqual([201, 201]);
  expect(twice.body).toEqual(once.body);
  expect(await eventsOf(body.id)).toEqual(['person.created']);
});

test('of two people added at once with one e-mail address, in whatever case, one is refused', async () => {
  const body = newcomer({ email: 'Twin@desk.example' });
  const answers = await Promise.all([
    desk.admin.call('POST', '/people', body),
    desk.admin.call('POST', '/people', { ...body, email: 'tWIN@desk.example' }),
  ]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
  expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('already_exists');
});

test.each([
  ['a weak password', { password: 'passwordpassword' }, 400, 'weak_password'],
  ['an address nobody could sign in with', { email: 'not an address' }, 400, 'invalid_address'],
  ['an unknown zone', { zone: 'Europe/Atlantis' }, 400, 'invalid_body'],
  ['a fixed offset for a zone', { zone: '+01:00' }, 400, 'invalid_body'],
  ['a centre that does not exist', { centreIds: ['01900000-0000-7000-8000-00000000dead'] }, 409, 'reference_unknown'],
])('%s is refused and nobody is added', async (_name, more, status, code) => {
  const body = newcomer(more);
  const answer = await desk.admin.call('POST', '/people', body);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(await sql('select id from person where name = $1', [body.name])).toEqual([]);
});

test('only administrators add and change people; everybody may look', async () => {
  expect((await agent.call('POST', '/people', newcomer())).status).toBe(403);
  expect((await agent.call('PATCH', `/people/${agent.id}`, { roles: ['administrator'] })).status).toBe(403);
  expect((await agent.call('GET', `/people/${agent.id}`)).body.name).toBe('Åsa Agent');
  expect((await agent.call('GET', '/people/01900000-0000-7000-8000-00000000dead')).body.code).toBe('not_found');
});

test('a change writes what differs, counts the version and leaves the rest alone', async () => {
  const made = await desk.admin.done('POST', '/people', newcomer({ categoryIds: [desk.start.categoryId] }));
  const edited = await desk.admin.call('PATCH', `/people/${made.id}`, {
    version: 1,
    name: 'Renamed',
    roles: ['agent'],
    categoryIds: [],
    centreIds: [desk.start.centreId],
  });
  expect(edited.body).toEqual({
    ...made,
    name: 'Renamed',
    categories: [],
    centres: [{ id: desk.start.centreId, name: 'Customer service' }],
    version: 2,
  });
  const [event] = await sql("select data from event where type = 'person.edited' and data ->> 'personId' = $1", [
    made.id,
  ]);
  expect(event.data.fields).toEqual(['name', 'centreIds', 'categoryIds']);
  const stale = await desk.admin.call('PATCH', `/people/${made.id}`, { version: 1, name: 'Too late' });
  expect([stale.status, stale.body.code]).toEqual([409, 'request_changed']);
  const same = await desk.admin.call('PATCH', `/people/${made.id}`, { name: 'Renamed', roles: ['agent'] });
  expect(same.body.version).toBe(2);
  expect(await eventsOf(made.id)).toEqual(['person.created', 'person.edited']);
});

test('an e-mail address of somebody else is refused, the own one in another case is none', async () => {
  const one = await desk.admin.done('POST', '/people', newcomer());
  const other = await desk.admin.done('POST', '/people', newcomer());
  const taken = await browser.call('PATCH', `/people/${one.id}`, { email: other.email.toUpperCase() });
  expect([taken.status, taken.body.code]).toEqual([409, 'already_exists']);
  const own = await browser.call('PATCH', `/people/${one.id}`, { email: one.email.toUpperCase() });
  expect([own.status, own.body.version]).toEqual([200, 1]);
});

test('who is made inactive is signed out, API keys stop, and comes back when made active again', async () => {
  const leaver = await desk.aPerson({ roles: ['agent'] });
  const { email } = (await leaver.call('GET', '/me')).body.person;
  const cookie = cookieOf(await signIn(email, testPassword));
  const asBrowser = () => fetch(`${desk.url}/api/v1/me`, { headers: { cookie } });
  expect((await asBrowser()).status).toBe(200);
  await desk.admin.done('PATCH', `/people/${leaver.id}`, { active: false });
  expect((await asBrowser()).status).toBe(401);
  expect((await leaver.call('GET', '/me')).status).toBe(401);
  expect((await signIn(email, testPassword)).status).toBe(401);
  expect(await sql('select id from session where person_id = $1', [leaver.id])).toEqual([]);
  await desk.admin.done('PATCH', `/people/${leaver.id}`, { active: true });
  expect((await leaver.call('GET', '/me')).status).toBe(200);
  expect((await asBrowser()).status).toBe(401);
});

test('a new password ends the old one and its sessions, is recorded and never logged', async () => {
  const body = newcomer();
  const { id } = await desk.admin.done('POST', '/people', body);
  const cookie = cookieOf(await signIn(body.email, testPassword));
  const changed = await browser.call('PATCH', `/people/${id}`, { password: 'seven green bicycles' });
  expect(changed.status).toBe(200);
  expect((await fetch(`${desk.url}/api/v1/me`, { headers: { cookie } })).status).toBe(401);
  expect((await signIn(body.email, testPassword)).status).toBe(401);
  expect((await signIn(body.email, 'seven green bicycles')).status).toBe(200);
  expect(await eventsOf(id)).toEqual(['person.created', 'person.password_changed']);
  const written = await sql(
    'select (select json_agg(e) from event e)::text || (select json_agg(l) from change_log l)::text as all',
  );
  expect(written[0].all).not.toContain('seven green bicycles');
  const weak = await browser.call('PATCH', `/people/${id}`, { password: 'administrator-2026' });
  expect([weak.status, weak.body.code]).toEqual([400, 'weak_password']);
});

test('an API key makes no way in that would stay when it ends, and an administrator changes the own password on the own page', async () => {
  const { id } = await desk.admin.done('POST', '/people', newcomer());
  const own = `/people/${desk.admin.id}`;
  const password = 'seven green bicycles';
  const refused: [string, string, object?][] = [
    ['PATCH', own, { password }],
    ['PATCH', own, { email: 'elsewhere@desk.example' }],
    ['POST', `${own}/reset-second-factor`],
    ['POST', `${own}/password-link`],
    ['PATCH', `/people/${id}`, { password }],
    ['PATCH', `/people/${id}`, { email: 'elsewhere@desk.example' }],
    ['PATCH', `/people/${id}`, { roles: ['administrator'] }],
    ['POST', `/people/${id}/reset-second-factor`],
    ['POST', `/people/${id}/password-link`],
    ['POST', '/people', newcomer({ roles: ['administrator'] })],
  ];
  for (const [method, path, body] of refused) {
    const { status, body: answer } = await desk.admin.call(method, path, body);
    expect([method, path, body, status, answer.code]).toEqual([method, path, body, 403, 'forbidden']);
  }
  for (const [method, path, body] of refused.filter(
    ([, path, body]) => path.startsWith(own) && !('email' in (body ?? {})),
  )) {
    expect([path, (await browser.call(method, path, body)).status]).toEqual([path, 403]);
  }
  expect((await signIn('admin@desk.example', testPassword)).status).toBe(200);
  expect((await desk.admin.call('GET', own)).body.email).toBe('admin@desk.example');
});

test('whoever sets somebody’s password, or takes their second factor, shows who it is unless they came in just now', async () => {
  const { id, email } = await desk.admin.done('POST', '/people', newcomer());
  const calls = (proof?: object): [string, string, object?][] => [
    ['PATCH', `/people/${id}`, { password: 'seven green bicycles', ...(proof ? { proof } : {}) }],
    ['POST', `/people/${id}/reset-second-factor`, proof ?? {}],
    ['POST', `/people/${id}/password-link`, proof ?? {}],
  ];
  const codes = async (proof?: object) => {
    const all = [];
    for (const call of calls(proof)) {
      const { status, body } = await browser.call(...call);
      all.push(body.code ?? status);
    }
    return all;
  };
  desk.clock.advance(11 * 60_000);
  expect(await codes()).toEqual(['proof_needed', 'proof_needed', 'proof_needed']);
  expect((await signIn(email, testPassword)).status).toBe(200);
  expect(await codes({ password: testPassword })).toEqual([200, 200, 200]);
  expect((await signIn(email, 'seven green bicycles')).status).toBe(200);
  browser = await aSession(desk, 'admin@desk.example');
});

test('the last active administrator can be neither dismissed nor made inactive, also not by two at once', async () => {
  for (const edit of [{ active: false }, { roles: ['supervisor'] }]) {
    const refused = await desk.admin.call('PATCH', `/people/${desk.admin.id}`, edit);
    expect([refused.status, refused.body.code]).toEqual([409, 'in_use']);
    expect(refused.body.detail).toContain('administrator');
  }
  const second = await browser.done('POST', '/people', newcomer({ roles: ['administrator'] }));
  const answers = await Promise.all([
    desk.admin.call('PATCH', `/people/${second.id}`, { active: false }),
    desk.admin.call('PATCH', `/people/${desk.admin.id}`, { active: false }),
  ]);
  expect(answers.map((answer) => answer.status).filter((status) => status === 200)).toHaveLength(1);
  const left = await sql("select id from person where active and 'administrator' = any(roles)");
  expect(left).toHaveLength(1);
  await sql('update person set active = true where id = $1', [desk.admin.id]);
});

test('people are listed by name page by page, found by parts of name or address without accents', async () => {
  const first = await desk.admin.call('GET', '/people?limit=2');
  expect(first.body.rows).toHaveLength(2);
  const names: string[] = first.body.rows.map((row: { name: string }) => row.name);
  let { next } = first.body;
  while (next) {
    const page = (await desk.admin.call('GET', `/people?limit=2&after=${next}`)).body;
    names.push(...page.rows.map((row: { name: string }) => row.name));
    next = page.next;
  }
  const [{ count }] = await sql('select count(*) from person');
  expect(new Set(names).size).toBe(count);
  const folded = names.map((name) => name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase());
  expect(folded).toEqual([...folded].sort((a, b) => a.localeCompare(b, 'en')));
  const found = (await desk.admin.call('GET', '/people?q=asa%20AG')).body.rows;
  expect(found.map((row: { name: string }) => row.name)).toEqual(['Åsa Agent']);
  expect((await desk.admin.call('GET', '/people?q=%25')).body.rows).toEqual([]);
  await sql("update person set active = false where name = 'Åsa Agent'");
  const of = async (query: string) =>
    (await desk.admin.done('GET', `/people?${query}`)).rows.map((row: { name: string; active: boolean }) => row);
  expect(await of('active=false&q=asa%20AG')).toMatchObject([{ name: 'Åsa Agent', active: false }]);
  expect(await of('active=true&q=asa%20AG')).toEqual([]);
  await sql("update person set active = true where name = 'Åsa Agent'");
  const forged = Buffer.from('["a","b"]').toString('base64url');
  expect((await desk.admin.call('GET', `/people?after=${forged}`)).body.code).toBe('invalid_cursor');
});

test('open requests are counted for their owner, solved and closed ones are not', async () => {
  const [status] = await sql("select id from request_status where phase = 'assigned'");
  for (const phase of ['assigned', 'waiting_customer', 'solved', 'closed']) {
    await sql(
      `insert into request (id, reply_token, phase, status_id, priority_id, original_priority_id, owner_id, reported_at,
        active_at, created_at, updated_at) values (gen_random_uuid(), 't', $1, $2, $3, $3, $4, now(), now(), now(), now())`,
      [phase, status.id, desk.start.priorityIds.medium, agent.id],
    );
  }
  expect((await desk.admin.call('GET', `/people/${agent.id}`)).body.openRequests).toBe(2);
  await desk.admin.done('PATCH', `/people/${agent.id}`, { active: false });
  expect((await desk.admin.call('GET', `/people/${agent.id}`)).body).toMatchObject({ active: false, openRequests: 2 });
  await desk.admin.done('PATCH', `/people/${agent.id}`, { active: true });
});
