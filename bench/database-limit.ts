import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { createPool } from '#platform/db.ts';
import { concurrency } from './measure.ts';
import type { Statement } from './record-statements.ts';

/** The context the log's trigger reads, set once per connection: the limit has no command to say who acts. */
const context = JSON.stringify({
  kind: 'person',
  id: randomUUID(),
  name: 'Bench',
  channel: 'api',
  command: randomUUID(),
});

/** As many connections as there are callers, of the product's own driver, which sends statements without waiting. */
export function createLimitPool(databaseUrl: string): pg.Pool {
  const pool = createPool(databaseUrl, concurrency);
  pool.on('connect', (client) => {
    client.query(`select set_config('linja.context', ${client.escapeLiteral(context)}, false)`).catch(() => {});
  });
  return pool;
}

const eventColumns = 'id, type, request_id, command_id, at, actor_kind, actor_id, actor_name, channel, trace_id, data';

/**
 * The rows of one command as one data-modifying statement: the product's own insert (its text and values, under a new
 * id), its event and its outbox row; the log's rows come with the triggers. `fresh` gives the values that must differ each
 * time, by their place in the insert.
 */
export function inOneStatement(
  name: string,
  insert: Statement,
  event: { type: string; data: unknown },
  fresh: () => Record<number, unknown>,
): () => Statement {
  const first = insert.values.length;
  const casts = ['uuid', 'text', 'uuid', 'uuid', 'timestamptz', 'text', 'uuid', 'text', 'text', 'text', 'jsonb'];
  const places = casts.map((cast, index) => `$${first + index + 1}::${cast}`).join(', ');
  const text = `with written as (${insert.text}),
    e as (insert into event (${eventColumns}) values (${places}) returning id)
    insert into outbox (event_id) select id from e`;
  return () => {
    const values = [...insert.values];
    for (const [index, value] of Object.entries(fresh())) values[Number(index)] = value;
    const now = new Date();
    const ofEvent = [
      randomUUID(),
      event.type,
      null,
      randomUUID(),
      now,
      'person',
      randomUUID(),
      'Bench',
      'api',
      randomUUID(),
    ];
    return { name, text, values: [...values, ...ofEvent, JSON.stringify(event.data)] };
  };
}

/** Runs statements one behind the other on one connection, as the product's pool does, and waits for the last answer. */
export async function runAll(pool: pg.Pool, statements: Statement[]): Promise<pg.QueryResult[]> {
  const client = await pool.connect();
  try {
    return await Promise.all(statements.map((statement) => client.query(statement)));
  } finally {
    client.release();
  }
}

/** Statements with a name each, so that the server prepares them once, and one id put in place of another. */
export function prepare(prefix: string, statements: Statement[]): (replace: [string, unknown]) => Statement[] {
  const named = statements.map((statement, index) => ({ ...statement, name: `${prefix}-${index}` }));
  return ([from, to]) =>
    named.map((statement) => ({ ...statement, values: statement.values.map((v) => swap(v, from, to)) }));
}

function swap(value: unknown, from: string, to: unknown): unknown {
  if (Array.isArray(value)) return value.map((inner) => swap(inner, from, to));
  return value === from ? to : value;
}
