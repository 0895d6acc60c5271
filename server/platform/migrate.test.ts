import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDesk } from '#app/start-desk.ts';
import { aDatabase } from '#test/database.ts';
import { exists, fillEarlierSchema } from '#test/earlier-schema.ts';
import { pretendsToBe } from '#test/pretends-to-be.ts';
import { migrate, migrationNames, migrationsFolder } from './migrate.ts';
import { lookAtPooler } from './pooler.ts';

async function connected<R>(url: string, work: (client: pg.Client) => Promise<R>): Promise<R> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** All that a schema is made of, as lines of text. */
const schemaOf = async (client: pg.Client): Promise<string[]> => {
  const { rows: lines } = await client.query(`
    select format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) as line
      from information_schema.columns where table_schema = 'public'
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    union all select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
      where connamespace = 'public'::regnamespace
    union all select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace and prokind = 'f'
    order by 1`);
  return lines.map(({ line }) => line);
};

async function isReady(databaseUrl: string): Promise<void> {
  const desk = await startDesk({ host: '127.0.0.1', port: 0, smtpPort: null, logLevel: 'error', databaseUrl });
  try {
    const answer = await fetch(`${desk.url}/readyz`);
    expect(await answer.json()).toMatchObject({ ready: true });
    expect((await fetch(`${desk.url}/api/v1/setup`)).status).toBe(200);
  } finally {
    await desk.stop();
  }
}

/** A desk is started on every so-manieth of them; the others are known to be the same schema. */
const started = 6;

describe('an upgrade', () => {
  const names = migrationNames();
  let newest: string[] = [];
  // Grows by one migration from test to test, which begin with a copy of it.
  let earlier: Awaited<ReturnType<typeof aDatabase>>;
  beforeAll(async () => {
    earlier = await aDatabase('template1');
  });
  afterAll(() => earlier.drop());

  test.each(names.map((name, position) => [position, name] as const))(
    'from the schema with %i migrations before %s keeps every row and ends in the same desk',
    async (position) => {
      await migrate(earlier.url, { only: new Set(names.slice(0, position)) });
      const database = await aDatabase(earlier.name);
      try {
        const before = await connected(database.url, fillEarlierSchema);
        expect(await migrate(database.url, { role: 'linja_app' })).toEqual(names.slice(position));
        if (position % started === 0) await isReady(database.applicationUrl);
        await connected(database.url, async (client) => {
          const schema = await schemaOf(client);
          if (position === 0) newest = schema;
          expect(schema).toEqual(newest);
          for (const [table, count] of before) {
            const { rows: found } = await client.query(`select count(*)::int as n from ${table}`);
            expect([table, found[0].n >= count]).toEqual([table, true]);
          }
        });
      } finally {
        await database.drop();
      }
    },
    30_000,
  );

  test('that fails in its last step leaves the database as it was, and says so', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'linja-migrations-'));
    const database = await aDatabase();
    try {
      for (const name of readdirSync(migrationsFolder)) symlinkSync(join(migrationsFolder, name), join(folder, name));
      writeFileSync(join(folder, '990000000001-fine.sql'), 'create table half_done (id integer);');
      writeFileSync(join(folder, '990000000002-broken.sql'), 'alter table request add column good text; select 1 / 0;');
      const upgrade = migrate(database.url, { folder });
      await expect(upgrade).rejects.toThrow('990000000002-broken.sql failed: division by zero');
      await expect(upgrade).rejects.toThrow('as it was before');
      await connected(database.url, async (client) => {
        expect(await exists(client, 'half_done')).toBe(false);
        expect((await client.query('select name from migration order by name')).rows.map((row) => row.name)).toEqual(
          names,
        );
      });
      expect(await migrate(database.url)).toEqual([]);
    } finally {
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('backwards is refused in words', async () => {
    const database = await aDatabase();
    try {
      await connected(database.url, (client) =>
        client.query(
          "insert into migration (name) values ('990000000001-of-tomorrow.sql'), ('990000000002-after.sql')",
        ),
      );
      await expect(migrate(database.url)).rejects.toThrow(
        /newer version: it has the migration 990000000001-of-tomorrow.sql and 1 more.*Install that version again, or restore a backup/,
      );
    } finally {
      await database.drop();
    }
  });

  test('is left to the owner: a node that knows only the application starts on what is there, and says what is missing', async () => {
    const database = await aDatabase();
    try {
      expect(await migrate(database.applicationUrl, { role: 'linja_app' })).toEqual([]);
      await connected(database.url, (client) =>
        client.query("delete from migration where name like '%-failed-mail.sql'"),
      );
      await expect(migrate(database.applicationUrl)).rejects.toThrow(
        /linja_app may not: start a node with MIGRATION_DATABASE_URL/,
      );
    } finally {
      await database.drop();
    }
  });

  test('of a PostgreSQL that is too old, or through a pooler that would lose its lock, is refused in words', async () => {
    const database = await aDatabase();
    try {
      await connected(database.url, pretendsToBe.old);
      await expect(migrate(database.url)).rejects.toThrow(/is PostgreSQL 15, and Linja needs 16 or newer/);
      await connected(database.url, pretendsToBe.pooled);
      await expect(migrate(database.url)).rejects.toThrow(/past it as MIGRATION_DATABASE_URL or DIRECT_DATABASE_URL/);
      const { pooler, trouble } = await lookAtPooler(database.url, database.url);
      expect(pooler).toBe('single transactions');
      expect(trouble).toMatchObject({ todo: 'give the same database past the pooler as DIRECT_DATABASE_URL' });
      const other = database.url.replace(/[^/]+$/, 'template1');
      expect((await lookAtPooler(database.url, other)).trouble).toBeNull();
    } finally {
      await database.drop();
    }
  });

  test('by two nodes that start together is made once', async () => {
    const database = await aDatabase('template1');
    try {
      const both = await Promise.all([migrate(database.url), migrate(database.url)]);
      expect(both.map((run) => run.length).sort()).toEqual([0, names.length]);
    } finally {
      await database.drop();
    }
  });
});
