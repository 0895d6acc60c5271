import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiKey } from '#areas/staff/index.ts';
import { command } from '#platform/command.ts';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { fuzzDesk, operations } from './fuzz-desk.ts';
import { knownIds } from './known-ids.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

const hand = { kind: 'system', id: null, name: 'Linja', channel: 'cli' } as const;

/** A fresh key of an administrator who is active again, whatever the calls before did. */
async function aKey(): Promise<string> {
  await desk.runtime.pool.query(
    `update person set active = true, roles = '{administrator,supervisor,agent}' where id = $1`,
    [desk.admin.id],
  );
  const { key } = await command(desk.runtime, hand, (ctx) =>
    createApiKey(ctx, { personId: desk.admin.id, name: 'fuzz', expiresAt: null }),
  );
  return key;
}

test('no call, however spoiled, meets a fault of ours', async () => {
  const calls = Number(process.env.FUZZ_CALLS ?? operations.length * 12);
  const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
  const result = await fuzzDesk({ url: desk.url, seed, calls, keyOf: aKey, known: await knownIds(desk) });
  const seen = [...result.byStatus].sort(([a], [b]) => a - b);
  console.log(`fuzz seed ${seed}: ${result.calls} calls, ${seen.map(([status, n]) => `${status} × ${n}`).join(', ')}`);
  const { FUZZ_REPORT: report } = process.env;
  if (report) writeFileSync(report, JSON.stringify({ seed, calls: result.calls, operations: operations.length, seen }));
  const told = result.failures.map(({ operation, status, call, answer }) => ({
    operation,
    status,
    path: call.path.slice(0, 300),
    body: call.body?.toString('utf8', 0, 300),
    answer: answer.slice(0, 300),
  }));
  expect(told).toEqual([]);
  // A run in which nothing got past the front door would prove nothing.
  expect(seen.some(([status]) => status === 200)).toBe(true);
  expect(seen.some(([status]) => status === 400)).toBe(true);
}, 3_600_000);
