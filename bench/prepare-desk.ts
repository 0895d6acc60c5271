import pg from 'pg';
import { setUpDesk } from '#app/first-run/set-up-desk.ts';
import { learnCategories } from '#areas/learning/index.ts';
import { createApiKey } from '#areas/staff/index.ts';
import { systemClock } from '#platform/clock.ts';
import { command, type Runtime } from '#platform/command.ts';
import { createPool, kyselyOn } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { createLog } from '#platform/log.ts';
import { migrate } from '#platform/migrate.ts';
import { loadRequests } from './load-requests.ts';

/** Somebody who works at the desk that is measured. */
export type Agent = { id: string; key: string };

export type PreparedDesk = {
  agents: Agent[];
  /** Sees every request of the centre. */
  supervisor: Agent;
  categoryIds: string[];
  /** Up to 2,000 of the requests, of all ages alike: as many as 200 agents open in a day. */
  requestIds: string[];
};

const system = { kind: 'system', id: null, name: 'Import', channel: 'import' } as const;

const usual: DeskSize = { requests: 10_000, categories: 9, groups: 3, openShare: 3 };
const agentCount = 200;

/** How large a desk is: `requests`, of ten of which `openShare` wait; each agent works in every `groups`-th category. */
export type DeskSize = { requests: number; categories: number; groups: number; openShare: number };

/**
 * A desk with its first run done, 200 agents and `wanted` requests (or of a size in every respect) with their customers,
 * messages, events, search documents and log. The address is that of a superuser.
 */
export async function prepareDesk(databaseUrl: string, wanted: number | DeskSize): Promise<PreparedDesk> {
  const size = typeof wanted === 'number' ? { ...usual, requests: wanted } : wanted;
  await migrate(databaseUrl);
  const pool = createPool(databaseUrl, 4);
  const runtime: Runtime = {
    pool,
    db: kyselyOn(pool),
    clock: systemClock,
    log: createLog('warn'),
    wakeRelay: () => {},
  };
  try {
    const { personId, rows } = await command(runtime, system, (ctx) =>
      setUpDesk(ctx, {
        language: 'en',
        zone: 'Europe/Warsaw',
        name: 'Bench',
        email: 'bench@desk.example',
        password: 'kettle orchard lantern bridge',
        example: 'none',
      }),
    );
    const categoryIds = Array.from({ length: size.categories }, () => newId());
    const agentIds = Array.from({ length: agentCount }, () => newId());
    await loadPeople(databaseUrl, rows.centreId, categoryIds, agentIds, size.groups);
    const agents = await command(runtime, system, async (ctx) => {
      const made: Agent[] = [];
      for (const id of agentIds) {
        made.push({ id, key: (await createApiKey(ctx, { personId: id, name: 'bench', expiresAt: null })).key });
      }
      return made;
    });
    const supervisor = await command(runtime, system, async (ctx) => ({
      id: personId,
      key: (await createApiKey(ctx, { personId, name: 'bench', expiresAt: null })).key,
    }));
    const { requests: count, openShare } = size;
    await loadRequests(databaseUrl, { count, openShare, centreId: rows.centreId, categoryIds, agentIds });
    // As a desk that has worked with them has; it would learn for minutes beside what is measured.
    await learnCategories(runtime, true);
    const { rows: some } = await pool.query<{ id: string }>(
      'select id from request where number % $1 = 0 order by id',
      [Math.max(1, Math.ceil(count / 2_000))],
    );
    return { agents, supervisor, categoryIds, requestIds: some.map((row) => row.id) };
  } finally {
    await pool.end();
  }
}

/** Through the triggers, so that the log knows of them; but of forty thousand memberships past them: that would take longer than the requests. */
async function loadPeople(
  databaseUrl: string,
  centreId: string,
  categoryIds: string[],
  agentIds: string[],
  groups: number,
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`select set_config('linja.context', '${JSON.stringify(system)}', false)`);
    await client.query(
      `insert into category (id, name, path, centre_id)
        select id, 'Category ' || n, 'Category ' || n, $2 from unnest($1::uuid[]) with ordinality as c (id, n)`,
      [categoryIds, centreId],
    );
    await client.query(
      `insert into person (id, name, email, roles) select id, 'Agent ' || n, 'agent' || n || '@desk.example', '{agent}'
        from unnest($1::uuid[]) with ordinality as a (id, n)`,
      [agentIds],
    );
    await client.query('insert into centre_member (centre_id, person_id) select $1, unnest($2::uuid[])', [
      centreId,
      agentIds,
    ]);
    const memberships = (categoryIds.length * agentIds.length) / groups;
    if (memberships > 10_000) await client.query('set session_replication_role = replica');
    await client.query(
      `insert into category_member (category_id, person_id, position) select c.id, a.id, a.an
        from unnest($1::uuid[]) with ordinality as c (id, cn), unnest($2::uuid[]) with ordinality as a (id, an)
        where cn % $3::int = an % $3::int`,
      [categoryIds, agentIds, groups],
    );
  } finally {
    await client.end();
  }
}
