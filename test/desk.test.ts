import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDesk, type TestDesk } from './a-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.end());

test('the first run is in the log with who did it', async () => {
  const { rows } = await desk.runtime.pool.query("select count(*) from change_log where actor_name = 'Linja'");
  expect(rows[0].count).toBeGreaterThan(10);
  const broken = await desk.runtime.pool.query('select * from verify_change_log()');
  expect(broken.rows).toEqual([]);
});
