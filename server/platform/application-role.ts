import pg from 'pg';

/** Tables of which the application may read and add rows, and nothing else: what has happened has happened. */
const appendOnly = ['change_log', 'event', 'security_event', 'customer_read'];
/**
 * Tables the application only reads: what was migrated, what counts as personal, by which the log may be erased, and where
 * the security log begins.
 */
const readOnly = ['migration', 'personal_column', 'personal_event_key', 'security_log_cut'];

/**
 * What the product's own database user may do: read and write rows, and nothing to the log but add to it. It owns nothing,
 * so it can neither alter a table nor switch off a trigger. Temporary tables are refused to everybody but the owner: one
 * named `change_log` would catch what the log's trigger writes. Runs as the owner; `role` must exist.
 */
function grants(role: string, database: string): string {
  const [to, on] = [pg.escapeIdentifier(role), pg.escapeIdentifier(database)];
  const named = (tables: string[]) => tables.map((table) => `public.${pg.escapeIdentifier(table)}`).join(', ');
  return `
    grant usage on schema public, graphile_worker to ${to};
    grant select, insert, update, delete on all tables in schema public, graphile_worker to ${to};
    grant usage, select on all sequences in schema public, graphile_worker to ${to};
    grant execute on all functions in schema public, graphile_worker to ${to};
    revoke update, delete on ${named(appendOnly)} from ${to};
    revoke insert, update, delete on ${named(readOnly)} from ${to};
    revoke create on schema public from public;
    revoke temporary on database ${on} from public;
    do $$
      declare guarded regclass;
      begin
        -- The queue's tables are closed row by row to everybody but their owner.
        for guarded in select c.oid from pg_class c
          where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity
        loop
          execute format('drop policy if exists application on %s', guarded);
          execute format('create policy application on %s to %I using (true) with check (true)', guarded, ${pg.escapeLiteral(role)});
        end loop;
      end $$;`;
}

/** Tables on which the role lacks a right it needs, or has one on the log that it must not have. */
const amiss = `
  select c.oid::regclass::text as name from pg_class c
  where c.relkind in ('r', 'p') and c.relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)
    and (not has_table_privilege($1, c.oid, 'select')
      or (c.relname <> all ($2::text[]) and not has_table_privilege($1, c.oid, 'delete'))
      or (c.relname = any ($2::text[]) and has_table_privilege($1, c.oid, 'update, delete, truncate')))
  limit 1`;

/**
 * Gives the application's database user its rights on what the migrations have made; does nothing where they are in place,
 * unless there is something new. `owner` is connected as the owner of the tables.
 */
export async function grantApplication(owner: pg.Client, role: string, somethingNew = false): Promise<void> {
  const { rows } = await owner.query<{ user: string; database: string; known: boolean }>(
    `select current_user as user, current_database() as database,
      exists (select from pg_roles where rolname = $1) as known`,
    [role],
  );
  const here = rows[0];
  if (!here || here.user === role) return;
  if (!here.known) {
    throw new Error(
      `the database user ${role} of DATABASE_URL does not exist. Make it first: create role ${role} login password '…'`,
    );
  }
  const wrong = await owner.query(amiss, [role, [...appendOnly, ...readOnly]]);
  if (wrong.rowCount === 0 && !somethingNew) return;
  await owner.query('begin');
  try {
    await owner.query(grants(role, here.database));
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw new Error(`the rights of the database user ${role} could not be set: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** Name of the application's user in the embedded PostgreSQL. */
export const embeddedRole = 'linja_app';

/** Makes the application's user with this password, or gives it this password; `owner` may create roles. */
export async function createApplicationRole(owner: pg.Client, password: string): Promise<void> {
  const role = pg.escapeIdentifier(embeddedRole);
  await owner.query(
    `do $$ begin create role ${role} login; exception when duplicate_object or unique_violation then null; end $$`,
  );
  await owner.query(
    `alter role ${role} login nosuperuser nocreatedb nocreaterole password ${pg.escapeLiteral(password)}`,
  );
}

/** The same database as the application's user of the embedded PostgreSQL. */
export function asApplication(ownerUrl: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = embeddedRole;
  url.password = password;
  return url.href;
}

/** The user a database address signs in as; undefined where it names none. */
export function userOf(databaseUrl: string): string | undefined {
  return decodeURIComponent(new URL(databaseUrl).username) || undefined;
}
