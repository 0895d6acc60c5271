/**
 * Calls every operation of the API with what its schema allows, spoiled, as often as is said (test/fuzz), a run for each
 * seed, and writes what was answered into docs/reliability.md. Ends with 1 where anything met a fault of ours.
 *
 *   npm run prove:fuzz -- --calls 100000 --seeds 1,2,3,4
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeReport } from './faults/write-report.ts';

type Run = { seed: number; calls: number; operations: number; seen: [status: number, times: number][] };

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '100000' },
    seeds: { type: 'string', default: '1,2,3,4' },
    dry: { type: 'boolean', default: false },
  },
});
const root = join(import.meta.dirname, '..');
const seeds = values.seeds.split(',').map(Number);
const folder = mkdtempSync(join(tmpdir(), 'linja-fuzz-'));
const runs: Run[] = [];
let failed = false;
try {
  for (const seed of seeds) {
    const report = join(folder, `${seed}.json`);
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'server', 'test/fuzz'], {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        FUZZ_CALLS: String(Math.ceil(Number(values.calls) / seeds.length)),
        FUZZ_SEED: String(seed),
        FUZZ_REPORT: report,
      },
    });
    if (status !== 0) failed = true;
    runs.push(JSON.parse(readFileSync(report, 'utf8')) as Run);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const statuses = [...new Set(runs.flatMap((run) => run.seen.map(([status]) => status)))].sort((a, b) => a - b);
const times = (run: Run, status: number) => run.seen.find(([one]) => one === status)?.[1] ?? 0;
const total = (of: (run: Run) => number) => runs.reduce((sum, run) => sum + of(run), 0);
const faults = total((run) => run.seen.reduce((sum, [status, n]) => sum + (status === 0 || status >= 500 ? n : 0), 0));
const table = [
  `Command: \`npm run prove:fuzz -- --calls ${values.calls} --seeds ${values.seeds}\``,
  '',
  `| Seed | Calls | ${statuses.join(' | ')} |`,
  `|---|---:|${statuses.map(() => '---:|').join('')}`,
  ...runs.map((run) => `| ${run.seed} | ${run.calls} | ${statuses.map((status) => times(run, status)).join(' | ')} |`),
  `| **All** | ${total((run) => run.calls)} | ${statuses.map((status) => total((run) => times(run, status))).join(' | ')} |`,
  '',
  `Operations called: ${runs[0]?.operations ?? 0}. Answers of 500 and above, and calls without an answer: ${faults}.`,
].join('\n');
console.log(table);
if (!values.dry) writeReport('fuzz', table);
if (failed || faults > 0) process.exitCode = 1;
