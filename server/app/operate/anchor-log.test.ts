import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyLog } from '#areas/changes/index.ts';
import { aDesk, type TestDesk } from '#test/a-desk.ts';
import { anchorTick, readAnchors, verifyAnchors, writeAnchor } from './anchor-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'linja-anchors-'));
let desk: TestDesk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(async () => {
  await desk.end();
  rmSync(folder, { recursive: true, force: true });
});

const register = (subject: string) => desk.admin.done('POST', '/requests', { channel: 'phone', subject });

/** As somebody who owns the database: past every trigger. */
async function behindTheBack(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: desk.databaseUrl });
  await client.connect();
  await client.query(`set session_replication_role = replica; ${statement}`);
  await client.end();
}

test('an anchor is written once a day, each on the one before, and the log is what they say', async () => {
  const tick = anchorTick(folder);
  for (let day = 0; day < 3; day++) {
    await register(`Day ${day}`);
    await tick.run(desk.runtime);
    await register('Later that day');
    await tick.run(desk.runtime);
    desk.clock.advance(24 * 3_600_000);
  }
  const anchors = await readAnchors(folder);
  expect(anchors).toHaveLength(3);
  expect(anchors[1]?.previous).toBe(anchors[0]?.digest);
  expect(await verifyAnchors(desk.runtime.db, folder)).toEqual({ held: 3, broken: null });
  expect(readdirSync(folder).every((name) => name.endsWith('.json'))).toBe(true);
});

test('a log rewritten whole, chains and all, is told by its anchors alone', async () => {
  // The last request of the second day is written anew, with a hash that fits: nothing inside the database can tell.
  await behindTheBack(`
    create table kept as select * from change_log;
    update change_log l set actor_name = 'Somebody Else' where id = (select max(id) from change_log where at < now() + interval '10 years' and seq = 1 and entity = 'request'
      and id <= ${(await readAnchors(folder))[1]?.lastId});
    update change_log l set hash = change_log_hash(l.previous_hash, l) where actor_name = 'Somebody Else';`);
  expect((await verifyLog(desk.runtime.db)).broken).toBeNull();
  const { held, broken } = await verifyAnchors(desk.runtime.db, folder);
  expect(held).toBe(1);
  expect(broken).toMatch(/rows were rewritten after it was made/);
  await behindTheBack(
    'delete from change_log; insert into change_log overriding system value select * from kept; drop table kept',
  );
  expect((await verifyAnchors(desk.runtime.db, folder)).broken).toBeNull();
});

test('rows that are gone, and an anchor that is gone or changed, are told', async () => {
  const last = (await readAnchors(folder)).at(-1);
  await behindTheBack(
    `create table kept as select * from change_log; delete from change_log where id = ${last?.lastId}`,
  );
  expect((await verifyAnchors(desk.runtime.db, folder)).broken).toContain('rows were removed or added');
  await behindTheBack(
    'delete from change_log; insert into change_log overriding system value select * from kept; drop table kept',
  );
  const name = join(folder, readdirSync(folder).sort()[1] as string);
  const text = readFileSync(name, 'utf8');
  rmSync(name);
  expect((await verifyAnchors(desk.runtime.db, folder)).broken).toContain('an anchor is missing or was changed');
  writeFileSync(name, text.replace(/"digest":"./, '"digest":"g'));
  expect((await verifyAnchors(desk.runtime.db, folder)).broken).not.toBeNull();
  writeFileSync(name, text);
});

test('no anchor is made over work under way, which may yet add rows below its end', async () => {
  const client = new pg.Client({ connectionString: desk.databaseUrl });
  await client.connect();
  await client.query("begin; update person set name = name || ' ' where name = 'Ada Admin'");
  await register('Meanwhile');
  expect(await writeAnchor(desk.runtime, folder)).toBeNull();
  await client.query('commit');
  await client.end();
  expect(await writeAnchor(desk.runtime, folder)).toMatchObject({ rows: expect.any(Number) });
  expect((await verifyAnchors(desk.runtime.db, folder)).broken).toBeNull();
}, 30_000);

test('the security log rewritten whole, or cut off by other hands, is told by its anchors', async () => {
  expect((await verifyAnchors(desk.runtime.db, folder)).broken).toBeNull();
  const kept =
    'delete from security_event; insert into security_event overriding system value select * from kept; drop table kept';
  const last = (await readAnchors(folder)).at(-1)?.security?.lastId;
  expect(last).toBeGreaterThan(0);
  for (const harm of [
    `update security_event set actor_name = 'Nobody' where id = ${last}; update security_event e set hash = security_event_hash(e.previous_hash, e) where id = ${last}`,
    `delete from security_event where id <= ${last}`,
  ]) {
    await behindTheBack(`create table kept as select * from security_event; ${harm}`);
    expect((await verifyAnchors(desk.runtime.db, folder)).broken).toContain('the security log');
    await behindTheBack(kept);
  }
  await behindTheBack(`create table kept as select * from security_event; delete from security_event where id <= ${last};
    insert into security_log_cut (last_id, hash, cut_at) values (${last}, '', now())`);
  expect((await verifyAnchors(desk.runtime.db, folder)).broken).toBeNull();
  await behindTheBack(`${kept}; delete from security_log_cut`);
});
