import pg from 'pg';
import { setUpDesk } from '#app/first-run/set-up-desk.ts';
import { chooseOwner } from '#areas/assignment/index.ts';
import { catalogueNow } from '#areas/catalog/index.ts';
import { compileRules, findRule } from '#areas/rules/index.ts';
import { systemClock } from '#platform/clock.ts';
import { command, type Runtime } from '#platform/command.ts';
import { createPool, kyselyOn } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { createLog } from '#platform/log.ts';
import { migrate } from '#platform/migrate.ts';
import type { AnyActor } from '#platform/principal.ts';
import { measured } from '../measure.ts';
import type { Result } from '../result-table.ts';
import { loadCategory } from './load-category.ts';
import { sampleContact, sampleRules } from './sample-rules.ts';

const system: AnyActor = { kind: 'system', id: null, name: 'Import', channel: 'import' };
const bar = { p95: 2 };
/** So many before it counts: a server that decides has decided before. */
const warm = 1_000;
const rounds = 400;

/**
 * What deciding costs one incoming request: which of 200 rules it is, and whose of 500 agents it becomes, by each way of
 * handing out. Processor time of the server for both, and the database's time for the assignment with its way there and
 * back; the rules stand in the snapshot of the settings and ask nothing. One at a time, in a database of its own.
 */
export async function measureDeciding(serverUrl: string): Promise<Result[]> {
  const url = await emptyDatabase(serverUrl);
  await migrate(url);
  const pool = createPool(url, 2);
  const log = createLog('warn');
  const runtime: Runtime = { pool, db: kyselyOn(pool), clock: systemClock, log, wakeRelay: () => {} };
  try {
    const { rows } = await command(runtime, system, (ctx) =>
      setUpDesk(ctx, {
        language: 'en',
        zone: 'Europe/Warsaw',
        name: 'Bench',
        email: 'bench@desk.example',
        password: 'kettle orchard lantern bridge',
        example: 'none',
      }),
    );
    const categoryId = await loadCategory(pool, rows.centreId);
    const rules = compileRules(sampleRules);
    const results: Result[] = [];
    for (const method of ['even', 'weighted', 'fewest_open'] as const) {
      await pool.query('update category set assign_method = $1, assign_only_present = true where id = $2', [
        method,
        categoryId,
      ]);
      const catalogue = await catalogueNow(runtime.db);
      const times = { processor: [] as number[], database: [] as number[] };
      for (let round = -warm; round < rounds; round++) {
        const contact = sampleContact();
        await command(runtime, system, async (ctx) => {
          const from = process.cpuUsage();
          findRule(rules, contact);
          const asked = performance.now();
          const request = { id: newId(), categoryId, contactId: null, language: null };
          const chosen = await chooseOwner(ctx.tx, catalogue, request, ctx.now);
          const database = performance.now() - asked;
          const { user, system } = process.cpuUsage(from);
          if (!chosen) throw new Error('nobody was chosen');
          if (round < 0) return;
          times.processor.push((user + system) / 1000);
          times.database.push(database);
        });
      }
      for (const [what, took] of Object.entries(times)) {
        const lasted = took.reduce((sum, one) => sum + one, 0);
        results.push({ name: `rules and ${method}: ${what}`, product: measured({ took, lasted }), bar });
      }
    }
    return results;
  } finally {
    await pool.end();
  }
}

async function emptyDatabase(serverUrl: string): Promise<string> {
  const admin = new pg.Client({ connectionString: serverUrl.replace(/linja$/, 'postgres') });
  await admin.connect();
  try {
    await admin.query('drop database if exists linja_deciding with (force)');
    await admin.query('create database linja_deciding');
    return serverUrl.replace(/linja$/, 'linja_deciding');
  } finally {
    await admin.end();
  }
}
