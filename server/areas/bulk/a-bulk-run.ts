import { expect } from 'vitest';
import type { BulkRun } from '#contract/bulk.ts';
import { aDesk, type Caller, type TestDesk } from '#test/a-desk.ts';

/** A desk to run on: another category than the one requests come into, a supervisor and an agent. */
export async function aRunDesk(): Promise<{ desk: TestDesk; other: string; boss: Caller; anna: Caller }> {
  const desk = await aDesk();
  const { centreId } = desk.start;
  const other = await desk.admin.call('POST', '/categories', { name: 'Elsewhere', parentId: null, centreId });
  const boss = await desk.aPerson({ name: 'Berit Boss', roles: ['supervisor'] });
  const anna = await desk.aPerson({ name: 'Anna Agent', roles: ['agent'] });
  return { desk, other: other.body.id, boss, anna };
}

/** What tests do with runs: requests to run on, a run begun by the boss or `by`, and the run, request and rows as they are then. */
export function handsOn(of: () => { desk: TestDesk; boss: Caller }) {
  const register = async (count: number, body: object = {}): Promise<string[]> => {
    const ids: string[] = [];
    for (let at = 0; at < count; at++) {
      const made = await of().boss.call('POST', '/requests', {
        channel: 'phone',
        kind: 'action',
        callerName: 'Bo Ek',
        description: 'It drips',
        subject: 'Drip',
        ...body,
      });
      ids.push(made.body.id);
    }
    return ids;
  };
  const start = async (order: object, selection: object, by: Caller = of().boss) => {
    const { status, body } = await by.call('POST', '/bulk-runs', { order, selection });
    expect(status, JSON.stringify(body)).toBe(202);
    return body.id as string;
  };
  /** The run once it has come so far. */
  const until = async (id: string, is: (run: BulkRun) => boolean, by: Caller = of().boss) => {
    for (let look = 0; look < 400; look++) {
      const run = await by.done('GET', `/bulk-runs/${id}`);
      if (is(run)) return run;
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    throw new Error('the run did not come so far');
  };
  const ended = (id: string, by?: Caller) => until(id, (run) => run.state === 'done' || run.state === 'stopped', by);
  const read = async (id: string) => (await of().desk.admin.call('GET', `/requests/${id}`)).body;
  const rows = async (id: string, state = '') =>
    (await of().boss.call('GET', `/bulk-runs/${id}/rows?${state && `state=${state}`}`)).body.rows;
  return { register, start, until, ended, read, rows };
}
