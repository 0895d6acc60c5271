import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { teamsOf } from './a-team.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

const { aTeam, register, inTurn } = teamsOf(() => desk);

test('settings show whose the last requests would have been, before they are saved', async () => {
  const team = await aTeam(2);
  const [a, b] = team.ids as [string, string];
  await inTurn(team.id, 4);
  const saved = (await desk.admin.call('GET', '/categories')).body.rows.find((row: any) => row.id === team.id);
  const { administrator: _, ...assignment } = saved.assignment;
  const values = {
    centreId: desk.start.centreId,
    membersOnly: false,
    memberIds: [a, b],
    turns: [
      { id: a, weight: 1 },
      { id: b, weight: 0 },
    ],
    assignment: { ...assignment, administratorId: null },
  };
  const { body } = await desk.admin.call('POST', '/settings/effects', { kind: 'category', id: team.id, values });
  const fact = body.facts.find((one: { code: string }) => one.code === 'category_assigns');
  expect(fact).toMatchObject({ requests: 4, queue: { now: 0, would: 0 } });
  expect(fact.people.map((one: any) => [one.now, one.would])).toEqual([
    [2, 4],
    [2, 0],
  ]);
  const none = { ...values, assignment: { ...values.assignment, method: 'none' as const } };
  const left = await desk.admin.done('POST', '/settings/effects', {
    kind: 'category',
    id: team.id,
    values: none,
  });
  expect(left.facts.find((one: any) => one.code === 'category_assigns').queue).toEqual({ now: 0, would: 4 });
});

test('the settings foresee the own contact and the last resort as it goes: active, at work, speaking it, knowing it', async () => {
  const skills = ['Lifts'];
  const team = await aTeam(1, { method: 'none', matchLanguage: true, ownContactFirst: true, skills });
  const able = { roles: ['agent' as const], categoryIds: [] };
  const people = await Promise.all([
    desk.aPerson({ ...able, name: 'Able' }),
    desk.aPerson({ ...able, name: 'Other tongue' }),
    desk.aPerson({ ...able, name: 'Unskilled' }),
    desk.aPerson({ ...able, name: 'Has left' }),
    desk.aPerson({ name: 'Only administers', roles: ['administrator'], categoryIds: [] }),
  ]);
  const [known, tongue, unskilled, left, pure] = people.map((one) => one.id) as [
    string,
    string,
    string,
    string,
    string,
  ];
  for (const id of [known, unskilled, left, pure])
    await desk.admin.call('PATCH', `/people/${id}`, { languages: ['pl'], ...(id === unskilled ? {} : { skills }) });
  await desk.admin.call('PATCH', `/people/${tongue}`, { skills });
  for (const responsibleId of [known, tongue, unskilled, left, pure]) {
    const { body } = await desk.admin.call('POST', '/customers', { name: 'Eva', responsibleId });
    if (responsibleId === left) await desk.admin.call('PATCH', `/people/${left}`, { active: false });
    const { owner } = await register(team.id, { contactId: body.id, language: 'pl' });
    expect(owner?.id ?? null).toBe(responsibleId === known ? known : null);
  }
  const saved = (await desk.admin.call('GET', '/categories')).body.rows.find((row: any) => row.id === team.id);
  const { administrator: _, ...assignment } = saved.assignment;
  const would = async (more: object) => {
    const values = {
      centreId: desk.start.centreId,
      membersOnly: false,
      memberIds: team.ids,
      assignment: { ...assignment, administratorId: null, ...more },
    };
    const draft = { kind: 'category', id: team.id, values };
    const { facts } = (await desk.admin.call('POST', '/settings/effects', draft)).body;
    const fact = facts.find((one: { code: string }) => one.code === 'category_assigns');
    return [...fact.people.map((one: any) => [one.name, one.would]), ['queue', fact.queue.would]];
  };
  expect(await would({})).toEqual([
    ['Able', 1],
    ['queue', 4],
  ]);
  // The last resort is asked for neither language nor skill, but must be here still and may work on requests.
  for (const administratorId of [left, pure])
    expect((await would({ administratorId, administratorLast: true })).at(-1)).toEqual(['queue', 4]);
  expect(await would({ administratorId: tongue, administratorLast: true })).toEqual([
    ['Other tongue', 4],
    ['Able', 1],
    ['queue', 0],
  ]);
});
