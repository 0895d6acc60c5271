import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

let count = 0;
/** Agents with a category of their own that assigns by itself; everybody is there whether signed in or not. */
async function aTeam(size: number, assignment: object = {}, more: object = {}) {
  count += 1;
  const agents = await Promise.all(
    Array.from({ length: size }, (_, at) => desk.aPerson({ name: `Agent ${count}.${at + 1}`, roles: ['agent'] })),
  );
  const { body, status } = await desk.admin.call('POST', '/categories', {
    name: `Team ${count}`,
    parentId: null,
    centreId: desk.start.centreId,
    memberIds: agents.map((one) => one.id),
    assignment: { method: 'even', onlyPresent: false, ...assignment },
    ...more,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return { id: body.id as string, agents, ids: agents.map((one) => one.id) };
}
const register = async (categoryId: string, body: object = {}, by: Caller = desk.admin) => {
  const { status, body: row } = await by.call('POST', '/requests', {
    channel: 'phone',
    callerName: 'Bo',
    kind: 'action',
    description: 'Drips',
    categoryId,
    ...body,
  });
  expect(status, JSON.stringify(row)).toBe(201);
  return row;
};
const ownerOf = async (id: string): Promise<string | null> =>
  (await desk.runtime.pool.query('select owner_id from request where id = $1', [id])).rows[0].owner_id;
const inTurn = async (categoryId: string, times: number, body: object = {}) => {
  const owners: (string | null)[] = [];
  for (let n = 0; n < times; n++) owners.push(await ownerOf((await register(categoryId, body)).id));
  return owners;
};
const absent = (personId: string, fromOn: string, toOn: string) =>
  desk.admin.call('POST', '/absences', { personId, reason: 'vacation', period: { fromOn, toOn } });

describe('in turn (S5-23, S5-25)', () => {
  test('each gets one after the other, and the request says how it came to its owner', async () => {
    const team = await aTeam(3);
    const [a, b, c] = team.ids;
    expect(await inTurn(team.id, 4)).toEqual([a, b, c, a]);
    const request = await register(team.id);
    expect(request).toMatchObject({ phase: 'assigned', owner: { id: b, name: `Agent ${count}.2` } });
    const detail = (await desk.admin.call('GET', `/requests/${request.id}`)).body;
    expect(detail).toMatchObject({ ownerSource: 'even', owner: { id: b } });
  });

  test('whoever is away is passed over and gets nothing made up on return (trap 33)', async () => {
    const team = await aTeam(4);
    const [a, b, c, d] = team.ids as [string, string, string, string];
    await inTurn(team.id, 2);
    const { body } = await absent(c, '2026-02-04', '2026-02-04');
    expect(await inTurn(team.id, 3)).toEqual([d, a, b]);
    await desk.admin.call('DELETE', `/absences/${body.id}`);
    expect(await inTurn(team.id, 4)).toEqual([c, d, a, b]);
  });
});
