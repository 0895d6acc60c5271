import pg from 'pg';
import { type Chunk, chunkText, contactsText, countsOf, ownersToldText } from './load-statements.ts';

export type LoadWhat = {
  count: number;
  centreId: string;
  categoryIds: string[];
  agentIds: string[];
  openShare?: number;
};

/** Requests written by one round of statements; small enough for two at once in the memory of a small machine. */
const atATime = 20_000;
/** Connections that load at once, as many as the smallest machine has cores. */
const loaders = 2;

/** Tables that get many rows; their further indexes are taken away while they are filled, which makes each in one go. */
const filled = ['request', 'message', 'event', 'change_log', 'request_search', 'contact', 'contact_phone'];

/**
 * Fills a desk with `count` requests, their messages, events, search documents and a log whose chains are whole, set by set:
 * past the triggers, but with what the triggers would have written. `openShare` of ten wait, one is being worked on, the
 * rest is over. Needs a superuser, as it switches triggers off.
 */
export async function loadRequests(databaseUrl: string, what: LoadWhat): Promise<void> {
  // Nothing asked for: a desk whose log verifies from its first row.
  if (what.count === 0) return;
  const clients = await Promise.all(Array.from({ length: loaders }, () => loader(databaseUrl)));
  const [first] = clients as [pg.Client];
  try {
    const { rows: indexes } = await first.query<{ name: string; definition: string }>(
      `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
        from pg_index i where i.indrelid::regclass::text = any($1)
          and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
      [filled],
    );
    for (const { name } of indexes) await first.query(`drop index ${name}`);
    await first.query('alter table change_log drop constraint change_log_chain_seq');
    const { contacts } = countsOf(what.count);
    await first.query(contactsText, [contacts]);
    const chunks: Chunk[] = [];
    for (let from = 1; from <= what.count; from += atATime) {
      chunks.push({ from, to: Math.min(from + atATime - 1, what.count), count: what.count });
    }
    await shared(clients, chunks, (client, chunk) =>
      client.query(chunkText(chunk, what.openShare ?? 3), [what.centreId, what.categoryIds, what.agentIds]),
    );
    await first.query('alter table change_log add constraint change_log_chain_seq unique (chain, seq)');
    await shared(clients, indexes, (client, index) => client.query(index.definition));
    await first.query("select setval('request_number', $1)", [100_000 + what.count + 1]);
    await first.query(`insert into person_load (person_id, open) select owner_id, count(*) from request
      where owner_id is not null and phase not in ('solved', 'closed', 'postponed') group by owner_id`);
    await first.query(ownersToldText);
    await first.query('vacuum analyze');
    await first.query('checkpoint');
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

async function loader(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`set session_replication_role = replica; set maintenance_work_mem = '512MB'; set work_mem = '128MB';
    set synchronous_commit = off; set enable_nestloop = off; set max_parallel_maintenance_workers = 1`);
  return client;
}

/** Gives each piece of work to the next loader that is free. */
async function shared<T>(clients: pg.Client[], work: T[], run: (client: pg.Client, one: T) => Promise<unknown>) {
  const left = [...work];
  await Promise.all(
    clients.map(async (client) => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await run(client, one);
    }),
  );
}
