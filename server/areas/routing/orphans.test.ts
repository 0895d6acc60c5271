import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { teamsOf } from './a-team.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

const { aTeam, register, absent } = teamsOf(() => desk);

describe('what nobody can get (trap 39)', () => {
  const whyOf = async (id: string) =>
    (await desk.admin.call('GET', '/queue/orphans?limit=100')).body.rows.find((row: { id: string }) => row.id === id)
      ?.why;

  test('says why in each case, and until when', async () => {
    const empty = await aTeam(0, { method: 'none' });
    expect(await whyOf((await register(empty.id)).id)).toMatchObject({ reason: 'no_member' });
    const team = await aTeam(2, { method: 'none', matchLanguage: true });
    const request = await register(team.id, { language: 'pl' });
    expect(await whyOf(request.id)).toMatchObject({ reason: 'language', language: 'pl' });
    await desk.admin.done('PATCH', `/people/${team.ids[0]}`, { languages: ['pl'] });
    expect(await whyOf(request.id)).toBeUndefined();
    await absent(team.ids[0] as string, '2026-02-03', '2026-02-05');
    const why = await whyOf(request.id);
    expect(why.reason).toBe('all_absent');
    expect(new Date(why.untilAt).getTime()).toBeGreaterThan(desk.clock.now().getTime());
    await desk.admin.done('PATCH', `/categories/${team.id}`, { assignment: { skills: ['Boilers'] } });
    expect(await whyOf(request.id)).toMatchObject({ reason: 'skill', skills: ['Boilers'] });
    const room = (await desk.admin.call('GET', '/room')).body;
    expect(room.orphans).toBe((await desk.admin.call('GET', '/queue/orphans')).body.count);
  });

  test('pages go through all of them once, and a reason narrows', async () => {
    const empty = await aTeam(0, { method: 'none' });
    for (let n = 0; n < 3; n++) await register(empty.id);
    const seen: string[] = [];
    let after = '';
    for (;;) {
      const { body } = await desk.admin.call('GET', `/queue/orphans?limit=2${after}`);
      seen.push(...body.rows.map((row: { id: string }) => row.id));
      if (!body.next) {
        expect(seen).toHaveLength(body.count);
        break;
      }
      after = `&after=${body.next}`;
    }
    expect(new Set(seen).size).toBe(seen.length);
    const { body } = await desk.admin.call('GET', '/queue/orphans?limit=100&reason=no_member');
    expect(body.rows.length).toBeGreaterThanOrEqual(3);
    expect(new Set(body.rows.map((row: any) => row.why.reason))).toEqual(new Set(['no_member']));
    const skill = (await desk.admin.done('GET', '/queue/orphans?limit=100&reason=skill')).rows;
    expect(skill.map((row: any) => row.why.reason)).toEqual(['skill']);
  });
});
