/**
 * `node bench/assign-cost.ts`: what looking for an owner adds to a registration, with 500 agents in one category, 20,000
 * requests of which 5,000 are open, and 200 keyword rules. For each method the time of the registration's own trips to the
 * database and the processor time of the server, at the median and at the 95th percentile, with one caller at a time.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setUpDesk } from '#app/first-run/set-up-desk.ts';
import { chooseOwner } from '#areas/assignment/index.ts';
import { catalogueNow } from '#areas/catalog/index.ts';
import { registerRequest } from '#areas/requests/index.ts';
import { systemClock } from '#platform/clock.ts';
import { command, type Runtime } from '#platform/command.ts';
import { createPool, kyselyOn } from '#platform/db.ts';
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { newId } from '#platform/ids.ts';
import { createLog } from '#platform/log.ts';
import { migrate } from '#platform/migrate.ts';
import type { AnyActor } from '#platform/principal.ts';

const system: AnyActor = { kind: 'system', id: null, name: 'Import', channel: 'import' };
const rounds = 400;
const agents = 500;

const folder = mkdtempSync(join(tmpdir(), 'linja-assign-'));
const postgres = await startEmbeddedPostgres(folder, ['fsync=off']);
try {
  await migrate(postgres.url);
  const pool = createPool(postgres.url, 2);
  const runtime: Runtime = {
    pool,
    db: kyselyOn(pool),
    clock: systemClock,
    log: createLog('warn'),
    wakeRelay: () => {},
  };
  const { rows } = await command(runtime, system, (ctx) =>
    setUpDesk(ctx, {
      language: 'en',
      zone: 'Europe/Warsaw',
      name: 'Bench',
      email: 'bench@desk.example',
      password: 'a password for the bench',
      example: 'none',
    }),
  );
  const categoryId = newId();
  await load(categoryId, rows.centreId);
  for (const method of ['none', 'even', 'weighted', 'fewest_open'] as const) {
    await pool.query('update category set assign_method = $1, assign_only_present = true where id = $2', [
      method,
      categoryId,
    ]);
    const catalogue = await catalogueNow(runtime.db);
    const request = {
      categoryId,
      callerName: 'Bo',
      subject: 'Drips',
      kind: 'action' as const,
      channel: 'api' as const,
    };
    const times: number[] = [];
    const choosing: number[] = [];
    const cpu: number[] = [];
    for (let round = -50; round < rounds; round++) {
      const before = process.cpuUsage();
      const began = performance.now();
      await command(runtime, system, (ctx) => registerRequest(ctx, catalogue, request));
      const took = performance.now() - began;
      const used = process.cpuUsage(before);
      if (round < 0) continue;
      times.push(took);
      cpu.push((used.user + used.system) / 1000);
    }
    for (let round = -20; round < rounds / 4; round++) {
      await command(runtime, system, async (ctx) => {
        const began = performance.now();
        await chooseOwner(ctx.tx, catalogue, { id: newId(), categoryId, contactId: null, language: null }, ctx.now);
        if (round >= 0) choosing.push(performance.now() - began);
      });
    }
    console.log(
      `${method.padEnd(12)} registration ${at(times, 0.5)} / ${at(times, 0.95)} ms, of which choosing ${at(choosing, 0.5)} / ${at(choosing, 0.95)} ms; server processor ${at(cpu, 0.5)} / ${at(cpu, 0.95)} ms (median / 95th percentile)`,
    );
  }
  await pool.end();

  async function load(id: string, centreId: string): Promise<void> {
    await pool.query(`select set_config('linja.context', '${JSON.stringify(system)}', false)`);
    await pool.query('insert into category (id, name, path, centre_id) values ($1, $2, $2, $3)', [
      id,
      'Many',
      centreId,
    ]);
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
    await pool.query(
      `insert into keyword_rule (id, name, rank, words, category_id)
        select gen_random_uuid(), 'Rule ' || n, 1 + n % 100, array['word' || n], $1 from generate_series(1, 200) n`,
      [id],
    );
    await pool.query('vacuum analyze');
  }
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

function at(values: number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);
}
