/**
 * `npm run bench`: what the product does over HTTP beside what the database alone does with the same statements, in the
 * same run. `--profile` leaves a CPU profile of the server in .cache/bench-profile, `--requests n` loads another number,
 * `--seconds n` measures each pass longer, `--statements` prints what each operation asks the
 * database, `--only next,register` measures those.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { startChildDesk } from './child-desk.ts';
import { createLimitPool } from './database-limit.ts';
import { createClient } from './http-client.ts';
import { type Bench, measureMail, measureNext, measureOpen, measureQueue, measureRegister } from './operations.ts';
import { prepareDesk } from './prepare-desk.ts';
import { startRecorder } from './record-statements.ts';
import { printStatements, recordAll } from './recordings.ts';
import { type Result, ratioOf, resultTable } from './result-table.ts';

const { values: options } = parseArgs({
  options: {
    profile: { type: 'boolean', default: false },
    only: { type: 'string', default: 'queue,open,next,register,mail' },
    statements: { type: 'boolean', default: false },
    requests: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '3' },
  },
});

const operations: Record<string, (bench: Bench) => Promise<Result[]>> = {
  queue: measureQueue,
  open: measureOpen,
  next: measureNext,
  register: measureRegister,
  mail: measureMail,
};

const folder = mkdtempSync(join(tmpdir(), 'linja-bench-'));
const load = loadavg()[0] ?? 0;
const postgres = await startEmbeddedPostgres(folder);
try {
  const began = performance.now();
  const prepared = await prepareDesk(postgres.url, Number(options.requests));
  console.log(`${options.requests} requests loaded in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const recorder = await startRecorder(postgres.url);
  const recordings = await recordAll(prepared, recorder).finally(recorder.stop);
  if (options.statements) printStatements(recordings);
  const child = await startChildDesk(postgres.url, options.profile ? '.cache/bench-profile' : undefined);
  const client = createClient(child.url);
  const limit = createLimitPool(postgres.url);
  const bench: Bench = { ...prepared, recordings, call: client.call, child, limit, seconds: Number(options.seconds) };
  try {
    const results: Result[] = [];
    for (const name of options.only.split(',')) results.push(...((await operations[name]?.(bench)) ?? []));
    const version = (await limit.query('show server_version')).rows[0].server_version;
    const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}, PostgreSQL ${version}`;
    console.log(`\n${machine}, fsync on, 8 callers, load ${load.toFixed(1)} before the run\n`);
    console.log(resultTable(results));
    const missed = results.filter((result) => result.bar !== undefined && (ratioOf(result) ?? 0) < result.bar);
    process.exitCode = missed.length > 0 ? 1 : 0;
    if (options.profile) console.log('\nCPU profile of the server: .cache/bench-profile');
  } finally {
    client.close();
    await child.stop();
    await limit.end();
  }
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
