import { sql } from 'kysely';
import pg from 'pg';
import type { Catalogue } from '#areas/catalog/index.ts';
import { everyFiltered, type TimedRow, timedColumns } from '#areas/requests/index.ts';
import type { Phase, RequestFilter } from '#contract/requests.ts';
import type { Runtime } from '#platform/command.ts';
import { surviveBrokenConnections, type Tx } from '#platform/db.ts';
import type { Principal } from '#platform/principal.ts';

export type ExportedRow = {
  number: number;
  contact_id: string | null;
  subject: string | null;
  kind: string;
  channel: string | null;
  phase: Phase;
  status_id: string;
  priority_id: string;
  category_id: string | null;
  problem_code_id: string | null;
  centre_id: string | null;
  owner_name: string | null;
  customer_name: string | null;
  caller_email: string | null;
  caller_phone: string | null;
  language: string | null;
  created_at: Date;
  deadline_at: Date | null;
  active_at: Date;
  solved_at: Date | null;
  closed_at: Date | null;
  message_count: number;
  description: string | null;
  solution: string | null;
  information_given: string | null;
} & TimedRow;

const columns = sql`r.number, r.contact_id, r.subject, r.kind, r.channel, r.phase, r.status_id, r.priority_id, r.category_id, r.problem_code_id, r.centre_id,
  o.name as owner_name, coalesce(k.name, r.caller_name) as customer_name,
  coalesce(r.caller_email, (select e.address from contact_email e where e.contact_id = r.contact_id order by e.position limit 1)) as caller_email,
  coalesce(r.caller_phone, (select f.number from contact_phone f where f.contact_id = r.contact_id order by f.position limit 1)) as caller_phone,
  r.language, r.created_at, r.deadline_at, r.active_at, r.solved_at, r.closed_at, r.message_count, r.description, r.solution,
  r.information_given, ${timedColumns}`;

/** Rows read from the cursor at once: enough to keep the wire busy, little enough to keep memory flat. */
const atOnce = 500;

/**
 * Every request that matches and that this person may see, in the order of the list, in portions read from a cursor of
 * the database: nothing is gathered, whatever the number. It has a connection of its own, as it may last as long as a slow
 * download. When `signal` ends, the statement under way is cancelled.
 */
export async function* readEvery(
  runtime: Runtime,
  principal: Principal,
  catalogue: Catalogue,
  filter: RequestFilter,
  signal: AbortSignal,
): AsyncGenerator<ExportedRow[]> {
  const statement = everyFiltered(principal, catalogue, filter, runtime.clock(), columns).compile(runtime.db);
  const pool = new pg.Pool({
    connectionString: runtime.pool.options.connectionString,
    max: 1,
    application_name: 'linja export',
  } as pg.PoolConfig);
  surviveBrokenConnections(pool);
  const client = await pool.connect();
  let pid: number | undefined;
  const cancel = () => void runtime.pool.query('select pg_cancel_backend($1)', [pid]).catch(() => {});
  signal.addEventListener('abort', cancel);
  try {
    await client.query('begin transaction read only');
    // Should nobody be left here to end it: the transaction must not stay open for good.
    await client.query("set local idle_in_transaction_session_timeout = '5min'");
    // Asked within the transaction: behind a connection pooler no other answer holds.
    pid = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
    await client.query(`declare every_request no scroll cursor for ${statement.sql}`, [...statement.parameters]);
    while (!signal.aborted) {
      const { rows } = await client.query<ExportedRow>(`fetch ${atOnce} from every_request`);
      if (rows.length > 0) yield rows;
      if (rows.length < atOnce) return;
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    // Ending the connection ends cursor and transaction with it.
    client.release(true);
    await pool.end();
  }
}

/** Writes down that an export begins. */
export async function insertExport(
  tx: Tx,
  row: { id: string; personId: string; format: string; columns: string[]; filter: object },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('request_export')
    .values({
      id: row.id,
      person_id: row.personId,
      format: row.format,
      columns: row.columns,
      filter: JSON.stringify(row.filter),
      created_at: now,
      updated_at: now,
    })
    .execute();
}

/** Writes down how it ended and how many requests had left the house by then. */
export async function endExport(
  tx: Tx,
  id: string,
  outcome: 'complete' | 'broken_off' | 'failed',
  count: number,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('request_export')
    .set({ outcome, row_count: count, updated_at: now, version: 2 })
    .where('id', '=', id)
    .execute();
}
