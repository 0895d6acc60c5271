import type pg from 'pg';

export type DatabaseFacts = {
  version: number;
  user: string;
  /** The user may do what the application must not: owns the log, is a superuser, or may change its rows. */
  mighty: boolean;
  temporary: boolean;
  extensions: string[];
  encoding: string;
  ssl: boolean;
  bytes: number;
  /** Seconds by which the database's clock is ahead of ours. */
  ahead: number;
  maxConnections: number;
  durable: boolean;
};

/** What this user may do and what the database is like. Needs no migration. */
export async function findDatabaseFacts(client: pg.Client): Promise<DatabaseFacts> {
  const asked = Date.now();
  const { rows } = await client.query<DatabaseFacts & { now: number }>(
    `select current_setting('server_version_num')::int / 10000 as version, current_user as user,
      (select rolsuper from pg_roles where rolname = current_user)
        or coalesce((select pg_has_role(relowner, 'usage') or has_table_privilege(oid, 'update, delete, truncate')
          from pg_class where oid = to_regclass('public.change_log')), false) as mighty,
      has_database_privilege(current_database(), 'temporary') as temporary,
      array(select extname::text from pg_extension) as extensions,
      current_setting('server_encoding') as encoding,
      coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as ssl,
      pg_database_size(current_database())::float8 as bytes,
      extract(epoch from clock_timestamp())::float8 as now,
      current_setting('max_connections')::int as "maxConnections",
      current_setting('fsync') = 'on' and current_setting('full_page_writes') = 'on' and current_setting('synchronous_commit') <> 'off' as durable`,
  );
  const row = rows[0] as DatabaseFacts & { now: number };
  return { ...row, ahead: row.now - (asked + Date.now()) / 2000 };
}

export type DeskFacts = {
  setUp: boolean;
  administrators: number;
  example: boolean;
  relay: { host: string | null; port: number } | null;
  addresses: string[];
  outbox: number;
  outboxAge: number;
  jobsFailed: number;
  jobsStuck: number;
  mailWaiting: number;
  mailWaitingSince: number;
  mailFailed: number;
  inboundFailed: number;
  keysExpiring: number;
};

/** What waits or is stuck, on a migrated database. Ages in seconds. */
export async function findDeskFacts(client: pg.Client): Promise<DeskFacts> {
  const { rows } = await client.query<DeskFacts>(
    `select exists (select from setting where key = 'desk') as "setUp",
      (select count(*)::int from person where active and 'administrator' = any (roles)) as administrators,
      exists (select from setting where key = 'example' and (value ->> 'done')::boolean) as example,
      (select value from setting where key = 'mail_relay') as relay,
      array(select address from mail_address where active order by address) as addresses,
      (select count(*)::int from outbox) as outbox,
      coalesce((select extract(epoch from now() - e.at) from outbox o join event e on e.id = o.event_id order by o.id limit 1), 0)::float8 as "outboxAge",
      (select count(*)::int from graphile_worker._private_jobs where attempts >= max_attempts and locked_at is null) as "jobsFailed",
      (select count(*)::int from graphile_worker._private_jobs where locked_at < now() - interval '1 hour') as "jobsStuck",
      (select count(*)::int from outbound_mail where state in ('queued', 'waiting_for_relay')) as "mailWaiting",
      coalesce((select extract(epoch from now() - min(created_at)) from outbound_mail where state in ('queued', 'waiting_for_relay')), 0)::float8 as "mailWaitingSince",
      (select count(*)::int from outbound_mail where state = 'failed' and recipients <> '[]' and updated_at > now() - interval '7 days') as "mailFailed",
      (select count(*)::int from inbound_message where state = 'failed') as "inboundFailed",
      (select count(*)::int from api_key where expires_at between now() and now() + interval '14 days') as "keysExpiring"`,
  );
  return rows[0] as DeskFacts;
}

/** Whether the newest thousand log rows still carry the hashes of their content. */
export async function isLogSampleWhole(client: pg.Client): Promise<{ rows: number; broken: number }> {
  const { rows } = await client.query<{ rows: number; broken: number }>(
    `select count(*)::int as rows, count(*) filter (where l.hash <> change_log_hash(l.previous_hash, l))::int as broken
    from (select * from change_log order by id desc limit 1000) l`,
  );
  return rows[0] as { rows: number; broken: number };
}
