import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDatabase } from '#test/database.ts';
import { eventFields } from './event-fields.ts';
import { eventWords, leadsNowhere, ofOurselves, reachedOtherwise, withoutWords } from './known-without-words.ts';

let database: Awaited<ReturnType<typeof aDatabase>>;
let pool: pg.Pool;
beforeAll(async () => {
  database = await aDatabase();
  pool = new pg.Pool({ connectionString: database.url });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

test('every column that may hold words about a customer is erased, or is known to hold none', async () => {
  const { rows } = await pool.query(
    `select c.relname || '.' || a.attname as name
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and format_type(a.atttypid, null) in ('text', 'jsonb', 'bytea', 'text[]')
      and not exists (select from personal_column p where p.table_name = c.relname and (p.column_name is null or p.column_name = a.attname))
      and c.relname <> all($1)
    order by 1`,
    [[...ofOurselves, ...reachedOtherwise]],
  );
  expect(rows.map(({ name }) => name)).toEqual(withoutWords);
});

test('every column that may lead to a customer is erased, or is known not to be of a request', async () => {
  // One with a reference to a table of ours holds none of theirs.
  const { rows } = await pool.query(
    `select c.relname || '.' || a.attname as name
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and format_type(a.atttypid, null) in ('uuid', 'uuid[]')
      and a.attname not in ('id', 'request_id', 'message_id', 'person_id', 'actor_id', 'command_id')
      and not exists (select from personal_column p where p.table_name = c.relname and (p.column_name is null or p.column_name = a.attname))
      and not exists (select from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid and a.attnum = any(f.conkey)
        and f.confrelid <> 'contact'::regclass)
      and c.relname <> all($1)
    order by 1`,
    [[...ofOurselves, ...reachedOtherwise]],
  );
  expect(rows.map(({ name }) => name)).toEqual(leadsNowhere);
});

test('every field of an event that holds free text is erased with its request, or is known to hold none', async () => {
  const { rows } = await pool.query(`select type || '.' || key as name from personal_event_key`);
  const erased = new Set(rows.map(({ name }) => name));
  const fields = await eventFields();
  expect(fields.length).toBeGreaterThan(100);
  const left = fields.filter(({ name, isText }) => isText && !erased.has(name)).map(({ name }) => name);
  const known = (name: string) => /(Ids?|At|\.fields|\.kind|\.category)$/.test(name) || name in eventWords;
  expect(left.filter((name) => !known(name))).toEqual([]);
  // Nothing is named here that is no longer there.
  const names = fields.map(({ name }) => name);
  expect([...erased, ...Object.keys(eventWords)].filter((name) => !names.includes(name))).toEqual([]);
});
