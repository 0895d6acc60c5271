import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';

const folder = join(import.meta.dirname, '../../migrations');

/** Any number: it only has to be the same for every node that starts at the same time. */
const lock = 7_265_501;

/**
 * Brings the database to the newest schema: each `.sql` file once, in the order of its name, each in a transaction of its
 * own. Nodes that start together wait for each other. Gives the names of the files that were run.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lock]);
    await client.query(
      'create table if not exists migration (name text primary key, run_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string }>('select name from migration');
    const known = new Set(rows.map((row) => row.name));
    const wanted = readdirSync(folder)
      .filter((name) => name.endsWith('.sql') && name !== 'schema.sql')
      .sort();
    const missing = wanted.filter((name) => !known.has(name));
    for (const name of missing) await runFile(client, name);
    await runMigrations({ connectionString: databaseUrl });
    return missing;
  } finally {
    await client.end();
  }
}

async function runFile(client: pg.Client, name: string): Promise<void> {
  const text = readFileSync(join(folder, name), 'utf8');
  await client.query('begin');
  try {
    await client.query('insert into migration (name) values ($1)', [name]);
    await client.query(text);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}
