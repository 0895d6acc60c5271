import { setUpDesk } from '#app/first-run/set-up-desk.ts';
import { createApiKey } from '#areas/staff/index.ts';
import { systemClock } from '#platform/clock.ts';
import { command, type Runtime } from '#platform/command.ts';
import { createPool, kyselyOn } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { createLog } from '#platform/log.ts';
import { migrate } from '#platform/migrate.ts';

/** Somebody who works at the desk that is measured. */
export type Agent = { id: string; key: string };

export type PreparedDesk = {
  agents: Agent[] /** Sees every request of the centre. */;
  supervisor: Agent;
  categoryIds: string[];
  requestIds: string[];
};

const system = { kind: 'system', id: null, name: 'Import', channel: 'import' } as const;

/** How many agents, categories and customers the desk has; each agent works in every third category. */
const size = { agents: 200, categories: 9, customers: 2000 };

/** A desk with its first run done and `requests` requests with their messages, events and log: three in ten wait. */
export async function prepareDesk(databaseUrl: string, requests: number): Promise<PreparedDesk> {
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
        password: 'a password for the bench',
        example: 'none',
      }),
    );
    const categoryIds = Array.from({ length: size.categories }, () => newId());
    const agentIds = Array.from({ length: size.agents }, () => newId());
    await pool.query(`select set_config('linja.context', '${JSON.stringify(system)}', false)`);
    await loadPeople(runtime, rows.centreId, categoryIds, agentIds);
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
    await loadRequests(runtime, requests, rows.centreId, categoryIds, agentIds);
    const { rows: open } = await pool.query<{ id: string }>('select id from request order by id');
    return { agents, supervisor, categoryIds, requestIds: open.map((row) => row.id) };
  } finally {
    await pool.end();
  }
}

async function loadPeople(
  { pool }: Runtime,
  centreId: string,
  categoryIds: string[],
  agentIds: string[],
): Promise<void> {
  await pool.query(
    `insert into category (id, name, path, centre_id)
      select id, 'Category ' || n, 'Category ' || n, $2 from unnest($1::uuid[]) with ordinality as c (id, n)`,
    [categoryIds, centreId],
  );
  await pool.query(
    `insert into person (id, name, email, roles) select id, 'Agent ' || n, 'agent' || n || '@desk.example', '{agent}'
      from unnest($1::uuid[]) with ordinality as a (id, n)`,
    [agentIds],
  );
  await pool.query('insert into centre_member (centre_id, person_id) select $1, unnest($2::uuid[])', [
    centreId,
    agentIds,
  ]);
  await pool.query(
    `insert into category_member (category_id, person_id) select c.id, a.id
      from unnest($1::uuid[]) with ordinality as c (id, cn), unnest($2::uuid[]) with ordinality as a (id, an)
      where cn % 3 = an % 3`,
    [categoryIds, agentIds],
  );
  await pool.query(
    `insert into contact (id, name, language, search_text)
      select gen_random_uuid(), 'Customer ' || n, 'en', 'customer ' || n from generate_series(1, $1::int) n`,
    [size.customers],
  );
}

/** Written by SQL past the use cases, but not past the triggers: the log is as long as if people had worked. */
async function loadRequests(
  { pool }: Runtime,
  count: number,
  centreId: string,
  categoryIds: string[],
  agentIds: string[],
): Promise<void> {
  await pool.query(
    `insert into request (id, reply_token, kind, channel, phase, status_id, subject, description, language, centre_id,
        category_id, original_category_id, priority_id, original_priority_id, contact_id, deadline_at, reported_at, active_at,
        created_at, updated_at)
      select gen_random_uuid(), 'aaaa', 'information', (array['phone', 'email', 'web_form'])[1 + n % 3], 'registered', s.id,
        'Question number ' || n, rtrim(repeat('What was said about question ' || n || '. ', 6)), 'en', $2,
        ($3::uuid[])[1 + n % cardinality($3)], ($3::uuid[])[1 + n % cardinality($3)], p.ids[1 + n % 3], p.ids[1 + n % 3],
        k.ids[1 + n % cardinality(k.ids)], now() + (n % 5000 - 1000) * interval '1 minute', at.moment, at.moment, at.moment, at.moment
      from generate_series(1, $1::int) n
        cross join (select id from request_status where phase = 'registered' and is_default) s
        cross join (select array_agg(id order by rank) as ids from priority) p
        cross join (select array_agg(id) as ids from contact) k
        cross join lateral (select now() - ($1 - n) * interval '90 seconds' as moment) at`,
    [count, centreId, categoryIds],
  );
  await pool.query(
    `insert into message (id, request_id, kind, author_kind, author_name, subject, body_text, created_at)
      select gen_random_uuid(), r.id, (array['inbound', 'reply', 'note'])[m], (array['customer', 'person', 'person'])[m],
        'Somebody', r.subject, repeat('Words of message ' || m || '. ', 12), r.created_at + m * interval '10 minutes'
      from request r cross join generate_series(1, 3) m`,
  );
  await pool.query(
    `insert into event (id, type, request_id, command_id, at, actor_kind, actor_name, channel, data)
      select gen_random_uuid(), t.type, r.id, gen_random_uuid(), r.created_at + t.n * interval '10 minutes', 'system', 'Import',
        'import', jsonb_build_object('number', r.number, 'channel', r.channel, 'kind', r.kind, 'blank', false)
      from request r cross join (values ('request.registered', 0)) t (type, n)`,
  );
  // One in ten is being worked on, six in ten are over; the rest waits.
  await pool.query(
    `update request r set phase = 'in_process', status_id = s.id, owner_id = ($1::uuid[])[1 + number % cardinality($1)], version = 2
      from request_status s where s.phase = 'in_process' and s.is_default and r.number % 10 = 3`,
    [agentIds],
  );
  await pool.query(
    `update request r set phase = 'closed', status_id = s.id, owner_id = ($1::uuid[])[1 + number % cardinality($1)],
        solution = 'Answered', solved_at = r.created_at + interval '1 hour', closed_at = r.created_at + interval '1 hour', version = 2
      from request_status s where s.phase = 'closed' and s.is_default and r.number % 10 > 3`,
    [agentIds],
  );
  await pool.query('vacuum analyze');
}
