import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Role, roles } from '#contract/permissions.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';
import { createLiveReach } from './live-reach.ts';
import { listReaders } from './reader-queries.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

/** Two centres, an open and a members-only category in each, and people of every kind in various places. */
async function aCrowdedDesk(): Promise<Caller[]> {
  const { admin, start } = desk;
  const other = await admin.done('POST', '/centres', { name: 'Other', calendarId: start.officeHoursId });
  const categories = [start.categoryId];
  for (const [centreId, membersOnly] of [
    [start.centreId, true],
    [other.id, false],
    [other.id, true],
  ]) {
    const body = await admin.done('POST', '/categories', {
      name: `${membersOnly ? 'Closed' : 'Open'} ${categories.length}`,
      centreId,
      membersOnly,
      parentId: null,
    });
    categories.push(body.id);
  }
  const people = [];
  const sets: Role[][] = [...roles.map((role) => [role]), ['agent', 'call_taker'], ['agent', 'supervisor']];
  for (const [at, held] of sets.entries()) {
    people.push(
      await desk.aPerson({
        roles: held,
        centreIds: at % 2 === 0 ? [start.centreId] : [other.id],
        categoryIds: at % 3 === 0 ? [] : [categories[at % 4] as string],
      }),
    );
  }
  // Leads one centre and works in a category of the other: roles add up.
  people.push(
    await desk.aPerson({
      name: 'Lena',
      roles: ['agent', 'supervisor'],
      centreIds: [start.centreId],
      categoryIds: categories.slice(2),
    }),
  );
  for (const [at, categoryId] of [...categories, null, null].entries()) {
    for (const by of [people[at % people.length], admin]) {
      const { status } = await (by ?? admin).call('POST', '/requests', {
        subject: `Of ${at}`,
        ...(categoryId ? { categoryId } : {}),
        ...(at === 4 ? { centreId: other.id } : {}),
      });
      // An auditor registers nothing.
      expect([201, 403]).toContain(status);
    }
  }
  // The call taker and an agent register into every category, also those they are no member of.
  for (const by of people.slice(0, 2)) {
    for (const categoryId of categories) await by.call('POST', '/requests', { subject: 'Passed on', categoryId });
  }
  await desk.runtime.pool.query(`update request set owner_id = $1 where subject = 'Of 3'`, [people[0]?.id]);
  await desk.runtime.pool.query(`update request set centre_id = null, category_id = null where subject = 'Of 5'`);
  return people;
}

let people: Caller[];
beforeAll(async () => {
  people = await aCrowdedDesk();
});

test('who is told of a request live is exactly who finds it in the list', async () => {
  const { rows } = await desk.runtime.pool.query<{ id: string }>('select id from request');
  const ids = rows.map((row) => row.id);
  const readers = await listReaders(
    desk.runtime.db,
    people.map((person) => person.id),
  );
  const reached = await createLiveReach(desk.runtime.db)(ids, readers as never);
  let seen = 0;
  for (const [at, reader] of readers.entries()) {
    const caller = people.find((person) => person.id === reader.id);
    const listed = (await caller?.call('GET', '/requests?limit=200'))?.body.rows.map((row: { id: string }) => row.id);
    expect([reader.roles, [...(reached[at] ?? [])].sort()]).toEqual([reader.roles, [...listed].sort()]);
    seen += listed.length;
  }
  // The crowd is mixed enough for the comparison to mean something.
  expect(seen).toBeGreaterThan(ids.length);
  expect(seen).toBeLessThan(ids.length * people.length);
});

test('no count of categories, people or customers tells of a request in a members-only category to who does not see it', async () => {
  const contact = (await desk.admin.done('POST', '/customers', { name: 'Cecilia Count' })).id as string;
  await desk.runtime.pool.query('update request set contact_id = $1', [contact]);
  const { rows: open } = await desk.runtime.pool.query<{
    id: string;
    category_id: string | null;
    owner_id: string | null;
    members_only: boolean | null;
  }>(
    `select r.id, r.category_id, r.owner_id, c.members_only from request r left join category c on c.id = r.category_id
      where r.phase not in ('solved', 'closed')`,
  );
  let hidden = 0;
  for (const person of people) {
    const listed = (await person.call('GET', '/requests?limit=200')).body.rows.map((row: { id: string }) => row.id);
    const known = open.filter((one) => !one.members_only || listed.includes(one.id));
    hidden += open.length - known.length;
    const ask = async (path: string) => (await person.call('GET', path)).body;
    for (const { id, openRequests } of (await ask('/categories')).rows)
      expect(openRequests).toBe(known.filter((one) => one.category_id === id).length);
    for (const { id, openRequests } of (await ask('/people?limit=100')).rows)
      expect(openRequests).toBe(known.filter((one) => one.owner_id === id).length);
    expect((await ask(`/customers/${contact}`)).openRequests).toBe(known.length);
    expect((await ask('/customers?q=cecilia')).rows[0].openRequests).toBe(known.length);
    const { status, body } = await person.call('GET', '/room');
    for (const { id, openRequests } of status === 200 ? body.people : [])
      expect(openRequests).toBe(known.filter((one) => one.owner_id === id).length);
  }
  expect(hidden).toBeGreaterThan(0);
});

test('a supervisor who works in a category of another centre opens, finds and lists all that Next may hand out', async () => {
  const lena = people.at(-1) as Caller;
  const queue = (await lena.call('GET', '/queue?scope=mine')).body.rows as { id: string; number: number }[];
  const abroad = (await lena.call('GET', '/queue?scope=all')).body.rows.map((row: { id: string }) => row.id);
  expect(queue.length).toBeGreaterThan(1);
  for (const { id, number } of queue) {
    expect((await lena.call('GET', `/requests/${id}`)).status).toBe(200);
    expect(JSON.stringify((await lena.call('GET', `/search?q=${number}`)).body)).toContain(id);
    expect(abroad).toContain(id);
  }
});

test('whoever registered a request sees it in a members-only category only as its owner or member', async () => {
  const { rows } = await desk.runtime.pool.query<{ id: string; created_by: string; owner_id: string | null }>(
    `select r.id, r.created_by, r.owner_id from request r join category c on c.id = r.category_id
      join person p on p.id = r.created_by
      where c.members_only and not p.roles && '{administrator,auditor,supervisor}'
        and not exists (select from category_member m where m.category_id = c.id and m.person_id = p.id)`,
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { id, created_by: by, owner_id: owner } of rows) {
    const { status } = (await people.find((person) => person.id === by)?.call('GET', `/requests/${id}`)) ?? {};
    expect(status).toBe(owner === by ? 200 : 404);
  }
});
