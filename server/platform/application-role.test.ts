import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDesk, type TestDesk } from '#test/a-desk.ts';

let desk: TestDesk;
let requestId: string;
beforeAll(async () => {
  desk = await aDesk();
  requestId = (await desk.admin.done('POST', '/requests', { channel: 'phone', subject: 'Street lamp' })).id;
});
afterAll(() => desk.end());

const asDesk = (statement: string) => desk.runtime.pool.query(statement);
const denied = /permission denied|must be owner/;

describe("the desk's own database user", () => {
  test('is not the owner of the tables, nor a superuser', async () => {
    const { rows } = await asDesk(`
      select current_user as name, (select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls from pg_roles where rolname = current_user) as mighty,
        (select count(*) from pg_class where relowner = current_user::regrole) as owned`);
    expect(rows).toEqual([{ name: 'linja_app', mighty: false, owned: 0 }]);
  });

  test.each([
    "update change_log set actor_name = 'nobody'",
    'delete from change_log',
    'truncate change_log',
    "update event set actor_name = 'nobody'",
    'delete from event',
    'truncate event',
    "update security_event set actor_name = 'nobody'",
    "with lifted as (select set_config('linja.security_kept_since', '2999-01-01', true)) delete from security_event using lifted",
    'truncate security_event',
    "insert into security_log_cut values (9999, '', 0, now())",
    'delete from security_log_cut',
    'update customer_read set person_id = gen_random_uuid()',
    'delete from customer_read',
    'truncate customer_read',
    'create or replace function verify_security_log() returns table (event_id bigint, at timestamptz, reason text) language sql as $$ select 1::bigint, now(), null where false $$',
    'alter table change_log disable trigger all',
    'alter table request disable trigger log_request',
    'alter table change_log drop constraint change_log_chain_seq',
    'drop trigger change_log_fixed on change_log',
    'drop trigger log_request on request',
    'drop table change_log',
    'set session_replication_role = replica',
    "select set_config('session_replication_role', 'replica', false)",
    'create or replace function log_write() returns trigger language plpgsql as $$ begin return null; end $$',
    'alter function change_log_hash(bytea, change_log) rename to other',
    'create table public.change_log_2 (id integer)',
    'create schema elsewhere',
    'create temporary table change_log (like public.change_log)',
    'set role linja',
    "insert into migration (name) values ('x')",
    'create rule nothing as on insert to change_log do instead nothing',
  ])('cannot: %s', async (statement) => {
    await expect(asDesk(statement)).rejects.toThrow(denied);
  });

  test('cannot work past the log by looking for its tables elsewhere', async () => {
    const client = await desk.runtime.pool.connect();
    try {
      await client.query('set search_path = pg_catalog');
      await expect(client.query(`update public.request set subject = 'x' where id = '${requestId}'`)).rejects.toThrow();
    } finally {
      client.release(true);
    }
    const { rows } = await asDesk(`select subject from request where id = '${requestId}'`);
    expect(rows).toEqual([{ subject: 'Street lamp' }]);
  });

  test('cannot cut off what is young by saying that it is late', async () => {
    const counts =
      'select (select count(*) from security_event where at > now() - interval $$30 days$$) as events, (select count(*) from customer_read) as reads';
    await asDesk(`insert into security_event (at, type, actor_name) values (now(), 'probe', 'Probe')`);
    await asDesk(`insert into customer_read (id, person_id, kind, at, hour_at)
      values (gen_random_uuid(), gen_random_uuid(), 'customer', now(), now())`);
    await asDesk(`insert into setting (key, value, updated_at) values ('sign_in_rules', '{"securityLogDays": 0}', now())
      on conflict (key) do update set value = excluded.value`);
    const before = (await asDesk(counts)).rows;
    await asDesk(`select cut_security_log('2999-01-01'), cut_customer_reads('2999-01-01', 100)`);
    expect((await asDesk(counts)).rows).toEqual(before);
    expect((await asDesk('select * from verify_security_log()')).rows).toEqual([]);
  });

  test('leaves a row in the log whatever it writes past the product', async () => {
    await asDesk(`update request set subject = 'By hand' where id = '${requestId}'`);
    const { rows } = await asDesk(
      `select actor_kind, actor_name, channel from change_log where request_id = '${requestId}' order by seq desc limit 1`,
    );
    expect(rows).toEqual([{ actor_kind: 'database', actor_name: 'linja_app', channel: 'sql' }]);
  });
});

test('even the owner of the tables is told that the log is not to be changed', async () => {
  const owner = new pg.Client({ connectionString: desk.databaseUrl });
  await owner.connect();
  try {
    for (const statement of ['delete from change_log', 'truncate change_log', "update event set channel = 'x'"]) {
      await expect(owner.query(statement)).rejects.toThrow('cannot be changed or deleted');
    }
  } finally {
    await owner.end();
  }
});
