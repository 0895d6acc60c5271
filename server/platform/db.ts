import { createHash } from 'node:crypto';
import {
  type CompiledQuery,
  createQueryId,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type RawBuilder,
} from 'kysely';
import pg from 'pg';
import type { DB } from './db.generated.ts';
import { noteFailures } from './first-failure.ts';
import { poolConnections } from './node-connections.ts';
import { askTogether, sendTogether } from './send-together.ts';
import { cutSilentConnections } from './silent-connections.ts';

export type Database = DB;

/** Anything to read with: the pool or a transaction. */
export type Db = Kysely<Database>;

declare const inTransaction: unique symbol;
/** A transaction. Writers take it, so that writing with the pool does not compile; only `command` makes one. */
export type Tx = Db & { readonly [inTransaction]: true };

// bigint counts and identities stay far below 2^53 here; numeric is not used for stored values.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/**
 * What the database does with a session nobody answers for any more: a transaction left open by a cut network would hold
 * its locks for hours. No transaction of ours waits for anything but the database. What the desk asks takes milliseconds,
 * as long as a parallel worker takes to start, and the planner starts them for parts of a statement that then do not run.
 */
export const sessionSettings = `set idle_in_transaction_session_timeout = '30s'; set tcp_keepalives_idle = 30;
  set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3; set max_parallel_workers_per_gather = 0`;

/**
 * A pool of `size` pipelining connections: statements sent one behind the other do not wait for each other's answer.
 * `directUrl` leads past a connection pooler, where `databaseUrl` leads to one.
 */
export function createPool(databaseUrl: string, size = poolConnections, directUrl = databaseUrl): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: size,
    pipeline: true,
    application_name: 'linja',
    // A new connection plans each statement five times before it keeps a plan, which costs more than the calls of a minute:
    // those a desk uses now and then stay open.
    idleTimeoutMillis: 5 * 60_000,
    // Also for waiting until one of the pool is free: whoever waits that long is better told to come again.
    connectionTimeoutMillis: 10_000,
  } as pg.PoolConfig);
  surviveBrokenConnections(pool);
  cutSilentConnections(pool, directUrl);
  pool.on('connect', (client) => void client.query(sessionSettings).catch(() => {}));
  noteFailures(pool);
  sendTogether(pool);
  askTogether(pool);
  return pool;
}

/**
 * A connection that breaks while idle is replaced by the pool, and one that breaks while it is being closed (the database
 * is stopped at the same moment) is gone anyway; without listeners either would end the process.
 */
export function surviveBrokenConnections(pool: pg.Pool): void {
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
}

/** Whether a statement was refused because a row with this key exists already. */
export function isTaken(error: unknown, constraint: string): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505' && error.constraint === constraint;
}

type Queryable = Pick<pg.PoolClient, 'query'>;

const closed = new WeakSet<object>();

/**
 * Takes no more statements on this client until it is opened again. A use case that failed may have more than one statement
 * under way, and what would follow an answer to one of them must not be written behind the rollback, outside of everything.
 */
export function closeToUse(client: Queryable): void {
  closed.add(client);
}

export function openToUse(client: Queryable): void {
  closed.delete(client);
}

function assertOpen(client: Queryable): void {
  if (closed.has(client)) throw new Error('the transaction is over');
}

class Connection implements DatabaseConnection {
  readonly #client: Queryable;
  constructor(client: Queryable) {
    this.#client = client;
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    assertOpen(this.#client);
    const result = await this.#client.query(query.sql, query.parameters as unknown[]);
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
  }
  // biome-ignore lint/correctness/useYield: streaming is not offered; reads are paged
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('reads are paged, not streamed');
  }
}

/** Kysely over one client or over the pool; transactions are `command`'s alone. */
class ClientDriver implements Driver {
  readonly #connection: Connection;
  constructor(client: Queryable) {
    this.#connection = new Connection(client);
  }
  async init() {}
  async acquireConnection() {
    return this.#connection;
  }
  async beginTransaction(): Promise<void> {
    throw new Error('transactions are opened by command()');
  }
  async commitTransaction() {}
  async rollbackTransaction() {}
  async releaseConnection() {}
  async destroy() {}
}

const kyselyOfClient = new WeakMap<object, Kysely<Database>>();
const clientOfKysely = new WeakMap<object, Queryable>();

/** Kysely that runs on this client or pool; made once for each. */
export function kyselyOn(client: Queryable): Kysely<Database> {
  const known = kyselyOfClient.get(client);
  if (known) return known;
  const kysely = new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new ClientDriver(client),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  kyselyOfClient.set(client, kysely);
  clientOfKysely.set(kysely, client);
  return kysely;
}

/** `brief`: takes the database a part of a millisecond and may share a connection with others like it (`askTogether`). */
type How = { brief?: boolean };

/** The text of a fragment, for a statement that is written out (`prepared`); throws for one that holds values. */
export function textOf(fragment: RawBuilder<unknown>): string {
  const { sql: text, parameters } = new PostgresQueryCompiler().compileQuery(
    fragment.toOperationNode(),
    createQueryId(),
  );
  if (parameters.length > 0) throw new Error('a fragment with values has no text of its own');
  return text;
}

const namesOfTexts = new Map<string, string>();

/** A statement of Kysely's, composed of SQL or built. */
type Composed<R> = { compile: (db: Db) => CompiledQuery<R> };

/**
 * Runs a composed statement that the server prepares once per connection. For hot reads whose text varies little: each
 * different text (the roles of who asks change it) stays prepared. Never for lists of changing length.
 */
export async function preparedQuery<R>(db: Db, query: Composed<R>, how: How = {}): Promise<R[]> {
  const { sql: text, parameters } = query.compile(db);
  let name = namesOfTexts.get(text);
  if (!name) {
    name = `q-${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`;
    namesOfTexts.set(text, name);
  }
  return prepared<R>(db, name, text, parameters as unknown[], how);
}

/**
 * Runs a statement that the server prepares once per connection under `name`. For the hot paths, where planning would
 * cost more than the work. The text must be constant for the name.
 */
export async function prepared<R>(
  db: Db,
  name: string,
  text: string,
  values: unknown[],
  { brief = false }: How = {},
): Promise<R[]> {
  const client = clientOfKysely.get(db);
  if (!client) throw new Error('not a connection of this module');
  assertOpen(client);
  const result = await client.query({ name, text, values, brief } as pg.QueryConfig);
  return result.rows as R[];
}
