import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Role, roles } from '#contract/permissions.ts';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { createLiveReach } from './live-reach.ts';
import { listReaders } from './reader-queries.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

/** Two centres, an open and a members-only category in each, and people of every kind in various places. */
async function aCrowdedDesk() {
  const { admin, start } = desk;
  const other = (await admin.call('POST', '/centres', { name: 'Other', calendarId: start.officeHoursId })).body;
  const categories = [start.categoryId];
  for (const [centreId, membersOnly] of [
    [start.centreId, true],
    [other.id, false],
    [other.id, true],
  ]) {
    const { body } = await admin.call('POST', '/categories', {
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
  await desk.runtime.pool.query(`update request set owner_id = $1 where subject = 'Of 3'`, [people[0]?.id]);
  await desk.runtime.pool.query(`update request set centre_id = null, category_id = null where subject = 'Of 5'`);
  return people;
}

test('who is told of a request live is exactly who finds it in the list', async () => {
  const people = await aCrowdedDesk();
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
