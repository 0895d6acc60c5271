/**
 * `npm run bench`: what the product does over HTTP beside what the database alone does with the same statements, in the
 * same run, at 10,000, 100,000 and 1,000,000 requests. `--sizes 10000,1000000` loads others, `--only next,register`
 * measures those, `--seconds n` measures each pass longer, `--categories 2000 --groups 10 --open 10` has so many
 * categories, an agent in every tenth, and ten of ten requests waiting. `--keep` keeps what was loaded in .cache/bench for
 * the next run. `--minutes n` (or `--hour`) works with mixed load for as long at the end and watches the memory.
 * `--statements` prints what each operation asks the database, `--profile` leaves a CPU profile of the server in
 * .cache/bench-profile, `--write` puts the table into docs/performance.md.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { startChildDesk } from './child-desk.ts';
import { createLimitPool } from './database-limit.ts';
import { measureDeciding } from './deciding/measure-deciding.ts';
import { createClient } from './http-client.ts';
import { measureMemory, measureRest } from './measure-memory.ts';
import { measureSearch } from './measure-search.ts';
import { measureStart } from './measure-start.ts';
import { type Bench, measureMail, measureNext, measureOpen, measureQueue, measureRegister } from './operations.ts';
import { startRecorder } from './record-statements.ts';
import { printStatements, recordAll } from './recordings.ts';
import { isMissed, type Result, resultTable } from './result-table.ts';
import { loadDesk } from './sizes.ts';
import { writeMeasured } from './write-measured.ts';

const { values: options } = parseArgs({
  options: {
    profile: { type: 'boolean', default: false },
    only: { type: 'string', default: 'start,deciding,queue,open,search,next,mail,register,memory' },
    statements: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '10000,100000,1000000' },
    categories: { type: 'string', default: '9' },
    groups: { type: 'string', default: '3' },
    open: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '2' },
    minutes: { type: 'string', default: '1' },
    hour: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

const operations: Record<string, (benches: Bench[]) => Promise<Result[]>> = {
  queue: measureQueue,
  open: measureOpen,
  search: measureSearch,
  next: measureNext,
  register: measureRegister,
  mail: measureMail,
};
const wanted = options.only.split(',');
const sizes = options.sizes.split(',').map(Number);
const kept = options.keep ? '.cache/bench' : undefined;
if (kept) mkdirSync(kept, { recursive: true });
const folder = kept ?? mkdtempSync(join(tmpdir(), 'linja-bench-'));
const load = loadavg()[0] ?? 0;
const results: Result[] = [];
let version = '';
const postgres = await startEmbeddedPostgres(join(folder, 'postgres'));

/** The desk of one size with its server, ready to be measured. */
async function startBench(requests: number): Promise<Bench & { end: () => Promise<void> }> {
  const shape = {
    categories: Number(options.categories),
    groups: Number(options.groups),
    openShare: Number(options.open),
  };
  const desk = await loadDesk(postgres.url, { requests, ...shape }, kept);
  const recorder = await startRecorder(desk.url);
  const recordings = await recordAll(desk, recorder).finally(recorder.stop);
  if (options.statements) printStatements(recordings);
  const child = await startChildDesk(desk.url, options.profile ? '.cache/bench-profile' : undefined);
  const client = createClient(child.url);
  const limit = createLimitPool(desk.url);
  version ||= (await limit.query('show server_version')).rows[0].server_version;
  const end = async () => {
    client.close();
    child.resume();
    await child.stop();
    await limit.end();
  };
  return { ...desk, recordings, call: client.call, child, limit, seconds: Number(options.seconds), end };
}

/** One operation after the other, each at every size. The servers of the other sizes stand still meanwhile. */
async function measureAll(benches: Bench[]): Promise<void> {
  const largest = benches.at(-1);
  if (!largest) return;
  const memory = wanted.includes('memory');
  if (memory) results.push(...(await measureRest(largest)));
  for (const name of wanted) {
    results.push(...((await operations[name]?.(benches)) ?? []));
    if (operations[name]) console.log(`\n${resultTable(results)}\n`);
  }
  const minutes = options.hour ? 60 : Number(options.minutes);
  if (memory) results.push(...(await measureMemory(largest, minutes)));
}

const benches: Awaited<ReturnType<typeof startBench>>[] = [];
try {
  if (wanted.includes('start')) results.push(...(await measureStart()));
  if (wanted.includes('deciding')) results.push(...(await measureDeciding(postgres.url)));
  for (const requests of sizes) benches.push(await startBench(requests));
  // What was loaded goes to the disk first, or what is measured would wait for it.
  spawnSync('sync');
  await measureAll(benches);
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}, PostgreSQL ${version}`;
  const head = `${machine}, fsync on, 8 callers, load ${load.toFixed(1)} before the run`;
  console.log(`${head}\n\n${resultTable(results)}`);
  if (options.write) writeMeasured(`${head}\n\n${resultTable(results)}`);
  process.exitCode = results.some((result) => isMissed(result, results)) ? 1 : 0;
  if (options.profile) console.log('\nCPU profile of the server: .cache/bench-profile');
} finally {
  for (const bench of benches) await bench.end();
  await postgres.stop();
  if (!kept) rmSync(folder, { recursive: true, force: true });
}
