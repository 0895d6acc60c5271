import pg from 'pg';

export type BackupTable = { schema: string; name: string; columns: string[]; order: string };
export type BackupSequence = { schema: string; name: string; value: number; called: boolean };

/** Everything of ours: the desk's tables and the queue's, whose jobs are work that was promised. */
const schemas = ['public', 'graphile_worker'];

export const tableName = (table: { schema: string; name: string }) =>
  `${pg.escapeIdentifier(table.schema)}.${pg.escapeIdentifier(table.name)}`;
export const columnList = (columns: string[]) => columns.map((column) => pg.escapeIdentifier(column)).join(', ');

/**
 * The tables to keep, with their written columns and an order that is the same in every database: by primary key, words by
 * their bytes. Not kept: partitions (their whole is), unlogged tables, whose content may vanish anyway, and the queue's
 * list of its own migrations.
 */
export async function listBackupTables(client: pg.Client): Promise<BackupTable[]> {
  const { rows } = await client.query<BackupTable & { key: string[] | null; types: string[] | null }>(
    `select n.nspname as schema, c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select array_agg(a.attname::text order by k.position) from pg_index i
        cross join lateral unnest(i.indkey::int2[]) with ordinality as k (attnum, position)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary) as key,
      (select array_agg(t.typcategory::text order by k.position) from pg_index i
        cross join lateral unnest(i.indkey::int2[]) with ordinality as k (attnum, position)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum join pg_type t on t.oid = a.atttypid
        where i.indrelid = c.oid and i.indisprimary) as types
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any ($1) and c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
      and not (n.nspname = 'graphile_worker' and c.relname = 'migrations')
    order by n.nspname desc, c.relname`,
    [schemas],
  );
  return rows.map(({ schema, name, columns, key, types }) => ({
    schema,
    name,
    columns,
    order: key
      ? key.map((column, at) => `${pg.escapeIdentifier(column)}${types?.[at] === 'S' ? ' collate "C"' : ''}`).join(', ')
      : `(${pg.escapeIdentifier(name)}.*)::text collate "C"`,
  }));
}

/** Reads a table in its order, in PostgreSQL's binary form. */
export const copyOutText = (table: BackupTable) =>
  `copy (select ${columnList(table.columns)} from ${tableName(table)} order by ${table.order}) to stdout (format binary)`;

export const copyInText = (table: { schema: string; name: string; columns: string[] }) =>
  `copy ${tableName(table)} (${columnList(table.columns)}) from stdin (format binary)`;

export async function listSequences(client: pg.Client): Promise<BackupSequence[]> {
  const { rows } = await client.query<BackupSequence>(
    `select schemaname as schema, sequencename as name, coalesce(last_value, start_value)::float8 as value, last_value is not null as called
    from pg_sequences where schemaname = any ($1) order by 1, 2`,
    [schemas],
  );
  return rows;
}

export async function setSequence(client: pg.Client, sequence: BackupSequence): Promise<void> {
  await client.query('select setval($1::regclass, $2, $3)', [tableName(sequence), sequence.value, sequence.called]);
}

/** Begins to read one unchanging state of the database, for as long as it takes. */
export async function beginSnapshot(client: pg.Client): Promise<void> {
  await client.query('begin isolation level repeatable read read only');
  await client.query('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0');
}

/** Version and size in bytes of the database. */
export async function describeDatabase(client: pg.Client): Promise<{ version: string; bytes: number; name: string }> {
  const { rows } = await client.query<{ version: string; bytes: number; name: string }>(
    `select current_setting('server_version') as version, pg_database_size(current_database())::float8 as bytes, current_database() as name`,
  );
  return rows[0] as { version: string; bytes: number; name: string };
}

/** What stands in the way of a restore: whether there is a desk in the database, and who is at work on it. */
export async function lookAtTarget(client: pg.Client): Promise<{ name: string; inUse: boolean; atWork: number }> {
  const { rows } = await client.query<{ name: string; people: string | null; tables: number; atWork: number }>(
    `select current_database() as name, to_regclass('public.person')::text as people,
      (select count(*)::int from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration') as tables,
      (select count(*)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        and application_name like 'linja%') as "atWork"`,
  );
  const here = rows[0] as { name: string; people: string | null; tables: number; atWork: number };
  // Tables without a person are those of a desk that was started and never set up.
  const people = here.people ? await client.query('select from public.person limit 1') : undefined;
  const inUse = here.people ? (people?.rowCount ?? 0) > 0 : here.tables > 0;
  return { name: here.name, inUse, atWork: here.atWork };
}

/** Removes everything of ours. */
export async function emptyDatabase(client: pg.Client): Promise<void> {
  await client.query(
    'drop schema if exists graphile_worker cascade; drop schema if exists public cascade; create schema public',
  );
}

/**
 * Opens the tables for loading, inside a transaction: rows out, triggers of ours off, references between tables taken away.
 * Gives the statements that put the references back, which also checks them.
 */
export async function openForLoad(client: pg.Client, tables: { schema: string; name: string }[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; owner: string; definition: string }>(
    `select quote_ident(conname) as name, conrelid::regclass::text as owner, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and conparentid = 0 and connamespace::regnamespace::text = any ($1)`,
    [schemas],
  );
  for (const one of rows) await client.query(`alter table ${one.owner} drop constraint ${one.name}`);
  for (const table of tables) await client.query(`alter table ${tableName(table)} disable trigger user`);
  await client.query(`truncate ${tables.map(tableName).join(', ')}`);
  return rows.map((one) => `alter table ${one.owner} add constraint ${one.name} ${one.definition}`);
}

/** Closes them again: references back and checked, triggers on. */
export async function closeAfterLoad(
  client: pg.Client,
  tables: { schema: string; name: string }[],
  references: string[],
): Promise<void> {
  for (const statement of references) await client.query(statement);
  for (const table of tables) await client.query(`alter table ${tableName(table)} enable trigger user`);
}

/**
 * Ends every sign-in of the time of the backup: sessions, those half done, links to set a password, browsers that need no
 * second step, and pushes to browsers. Whoever was thrown out since, or used a link up, would come in again, and a laptop
 * that was lost would be trusted again. Gives how many sessions there were.
 */
export async function endSignIns(client: pg.Client, tables: { schema: string; name: string }[]): Promise<number> {
  let sessions = 0;
  for (const name of ['session', 'sign_in_ticket', 'password_link', 'trusted_device', 'push_subscription']) {
    if (!tables.some((table) => table.schema === 'public' && table.name === name)) continue;
    const { rowCount } = await client.query(`delete from public.${name}`);
    if (name === 'session') sessions = rowCount ?? 0;
  }
  return sessions;
}

/**
 * Puts every API key of the backup out of use: among them are those revoked since, and nobody can tell which but their
 * people, who take each into use again. Gives how many; null where this schema is older than that.
 */
export async function stopApiKeys(client: pg.Client): Promise<number | null> {
  const { rowCount: known } = await client.query(
    `select from information_schema.columns where table_schema = 'public' and table_name = 'api_key' and column_name = 'stopped_at'`,
  );
  if (!known) return null;
  // By the clock of the database: no desk runs yet.
  const { rowCount } = await client.query('update public.api_key set stopped_at = coalesce(stopped_at, now())');
  return rowCount ?? 0;
}

/** Who may sign in, by name: after a restore those of the time of the backup, whatever happened to them since. */
export async function listWhoMaySignIn(client: pg.Client): Promise<{ name: string; email: string }[]> {
  const { rows } = await client.query<{ name: string; email: string }>(
    'select name, email from public.person where active order by name, email',
  );
  return rows;
}

/** Jobs that were being run when the backup was made are nobody's now. */
export async function releaseJobs(client: pg.Client): Promise<void> {
  await client.query(
    `update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null;
    update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at is not null`,
  );
}
