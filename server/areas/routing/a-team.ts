import { expect } from 'vitest';
import { assignAutomatically, lockRequest } from '#areas/requests/index.ts';
import { command } from '#platform/command.ts';
import type { AnyActor } from '#platform/principal.ts';
import type { Caller, TestDesk } from '#test/a-desk.ts';

/** Teams with a category of their own on a desk, and requests for them; the desk is asked for when it stands. */
export function teamsOf(deskNow: () => TestDesk) {
  let count = 0;
  /** Agents with a category of their own that assigns by itself; everybody is there whether signed in or not. */
  async function aTeam(size: number, assignment: object = {}, more: object = {}) {
    count += 1;
    const names = Array.from({ length: size }, (_, at) => `Agent ${count}.${at + 1}`);
    const agents = await Promise.all(names.map((name) => deskNow().aPerson({ name, roles: ['agent'] })));
    const { body, status } = await deskNow().admin.call('POST', '/categories', {
      name: `Team ${count}`,
      parentId: null,
      centreId: deskNow().start.centreId,
      memberIds: agents.map((one) => one.id),
      assignment: { method: 'even', onlyPresent: false, ...assignment },
      ...more,
    });
    expect(status, JSON.stringify(body)).toBe(201);
    return { id: body.id as string, names, agents, ids: agents.map((one) => one.id) };
  }
  const register = (categoryId: string, body: object = {}, by?: Caller) => deskNow().aJob({ categoryId, ...body }, by);
  const ownerOf = async (id: string): Promise<string | null> =>
    (await deskNow().runtime.pool.query('select owner_id from request where id = $1', [id])).rows[0].owner_id;
  const inTurn = async (categoryId: string, times: number, body: object = {}) => {
    const owners: (string | null)[] = [];
    for (let n = 0; n < times; n++) owners.push(await ownerOf((await register(categoryId, body)).id));
    return owners;
  };
  const absent = (personId: string, fromOn: string, toOn: string) =>
    deskNow().admin.call('POST', '/absences', { personId, reason: 'vacation', period: { fromOn, toOn } });
  const nobody: AnyActor = { kind: 'timer', id: null, name: 'Timer', channel: 'timer' };
  /** Hands a request to whoever is next, as an escalation would. */
  const passOn = (id: string, options: { notTo?: string; orKeep?: boolean } = {}) =>
    command(deskNow().runtime, nobody, async (ctx) => {
      const row = await lockRequest(ctx.tx, ctx.actor, id);
      return row && assignAutomatically(ctx, row, { ...options, because: 'escalated' });
    });
  return { aTeam, register, ownerOf, inTurn, absent, passOn };
}
