import { program, runByProductNode } from './product-node.mjs';

/** What must hold before a test is run; each is a program that ends with 0 when it does. */
const checks = [
  ['database types are those of the migrations', ['tools/generate-db-types.ts', '--verify']],
  ['API documents are those of the contract', ['server/app/cli.ts', 'openapi', '--verify']],
  ['licences are those of the packages', ['tools/licences.mjs', '--verify']],
  ['SQL stands in queries alone', ['tools/sql-in-queries.mjs']],
  ['nothing is there that nobody uses', [program('knip', 'bin', 'knip.js')]],
  ['format and lint', [program('@biomejs', 'biome', 'bin', 'biome'), 'check', '.']],
  ['types of the server', [program('typescript', 'bin', 'tsc'), '-p', '.']],
  ['types of the client', [program('typescript', 'bin', 'tsc'), '-p', 'web']],
  ['types of the browser stories', [program('typescript', 'bin', 'tsc'), '-p', 'test/e2e']],
  [
    'borders between the parts',
    [
      program('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
      ...['--config', '.dependency-cruiser.mjs', '--output-type', 'err', 'contract', 'server', 'web/src', 'test'],
    ],
  ],
];

/** Runs every check, a line each with its time; what a failed one said follows its line. Gives how many passed and failed. */
export async function runChecks() {
  let failed = 0;
  for (const [name, args] of checks) {
    const began = performance.now();
    const { code, said } = await runByProductNode(args, { stdio: ['ignore', 'pipe', 'pipe'], timeoutMs: 180_000 });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${code === 0 ? ' ✓' : ' ✗'} ${name} (${seconds} s)`);
    if (code === 0) continue;
    failed += 1;
    console.log(said.trimEnd().split('\n').slice(-80).join('\n'));
  }
  return { passed: checks.length - failed, failed };
}
