import { afterAll, beforeAll, expect, test } from 'vitest';
import { putSetting } from '#areas/settings/index.ts';
import { command } from '#platform/command.ts';
import { createLog } from '#platform/log.ts';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { layInExample } from './lay-in-example.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

test('an example that cannot be made leaves a desk that began empty, and nobody is told of an example', async () => {
  await desk.asOwner(`create function trouble() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
    create trigger trouble before insert on message for each row execute function trouble()`);
  const hand = { kind: 'system', id: null, name: 'Linja', channel: 'cli' } as const;
  // The desk itself finds out that no example was asked for, and looks no more; this runtime of its own does.
  expect(await layInExample(desk.runtime)).toBe(0);
  const runtime = { ...desk.runtime, log: createLog('silent') };
  await command(runtime, hand, (ctx) => putSetting(ctx.tx, 'example', { set: 'city', done: false }, ctx.now));
  expect((await desk.admin.call('GET', '/me')).body.example).toBe(true);
  expect(await layInExample(runtime)).toBe(0);
  expect((await desk.admin.call('GET', '/me')).body.example).toBe(false);
  const { rows } = await desk.runtime.pool.query('select count(*)::int as count from request');
  expect(rows[0].count).toBe(0);
  expect(await layInExample(runtime)).toBe(0);
});
