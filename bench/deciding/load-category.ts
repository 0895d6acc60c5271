import type pg from 'pg';
import { newId } from '#platform/ids.ts';

const agents = 500;

/**
 * A category with 500 agents, of whom three in ten are not signed in and one in ten is on holiday, and 20,000 requests of
 * theirs, of which 5,000 are open. Gives its id.
 */
export async function loadCategory(pool: pg.Pool, centreId: string): Promise<string> {
  const id = newId();
  await pool.query(
    `select set_config('linja.context', '{"kind":"system","id":null,"name":"Import","channel":"import"}', false)`,
  );
  await pool.query('insert into category (id, name, path, centre_id) values ($1, $2, $2, $3)', [id, 'Many', centreId]);
  await pool.query(
    `with people as (insert into person (id, name, email)
        select gen_random_uuid(), 'Agent ' || n, 'agent' || n || '@bench.example' from generate_series(1, $2::int) n returning id),
      here as (insert into person_presence (person_id, state, since, active_at, set_by)
        select id, case when random() < 0.7 then 'available' else 'offline' end, now(), now(), 'self' from people)
    insert into category_member (category_id, person_id, position) select $1, id, row_number() over () from people`,
    [id, agents],
  );
  await pool.query(
    `insert into absence (id, person_id, from_at, to_at, whole_days, zone, reason, created_at, updated_at)
      select gen_random_uuid(), person_id, now() - interval '1 day', now() + interval '5 days', true, 'UTC', 'vacation', now(), now()
      from category_member where category_id = $1 and position % 10 = 0`,
    [id],
  );
  await pool.query('alter table request disable trigger user');
  await pool.query(
    `insert into request (id, reply_token, phase, status_id, priority_id, original_priority_id, category_id, centre_id, owner_id,
        reported_at, active_at, created_at, updated_at)
      select gen_random_uuid(), 'x', case when n % 4 = 0 then 'in_process' else 'closed' end,
        (select id from request_status where phase = 'in_process' and is_default), p.id, p.id, $1, $2, m.person_id, now(), now(),
        now() - n * interval '1 minute', now()
      from generate_series(1, 20000) n
        join priority p on p.is_default
        join category_member m on m.category_id = $1 and m.position = 1 + n % $3::int`,
    [id, centreId, agents],
  );
  await pool.query('alter table request enable trigger user');
  // Loaded past the triggers, which keep it otherwise.
  await pool.query(`insert into person_load (person_id, open) select owner_id, count(*) from request
    where phase = 'in_process' group by owner_id on conflict (person_id) do update set open = excluded.open`);
  await pool.query('vacuum analyze');
  return id;
}
