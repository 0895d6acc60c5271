// `npm test`: installs what the tests need, checks, runs every test (browser stories included) and prints the totals.
// `npm test -- <words for vitest>` runs only those tests, without the checks.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildWebIfNeeded } from './build-web.mjs';
import { runChecks } from './checks.mjs';
import { findChromium, needChromium } from './find-chromium.mjs';
import { installIfNeeded } from './install-if-needed.mjs';
import { program, root, runByProductNode } from './product-node.mjs';

const reports = join(root, '.cache');
const vitest = program('vitest', 'vitest.mjs');

/** Longer than any honest run, together shorter than a build machine's patience. */
const timeoutMs = { server: 60 * 60_000, web: 10 * 60_000 };

async function main(words) {
  mkdirSync(reports, { recursive: true });
  const totals = join(reports, 'totals.json');
  rmSync(totals, { force: true });
  installIfNeeded();
  const some = words.length > 0;
  const stories = !some || words.some((word) => /e2e|browser|stories/.test(word));
  const chromium = stories ? await needChromium() : findChromium();
  if (stories) await buildWebIfNeeded();
  const counts = [];
  if (!some) counts.push(await runChecks());
  const env = chromium ? { CHROMIUM_PATH: chromium } : {};
  // The client's tests have a configuration of their own: `--project` means one of the two.
  const project = words.includes('--project') ? words[words.indexOf('--project') + 1] : undefined;
  if (project !== 'web') counts.push(await runTests('server', [], words, env));
  if (project === undefined || project === 'web') {
    counts.push(
      await runTests('web', ['--root', 'web', '--config', join(root, 'web', 'vitest.config.ts')], words, env),
    );
  }
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  writeFileSync(totals, JSON.stringify({ passed, failed }));
  console.log(`\nTests and checks: ${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

async function runTests(name, place, words, env) {
  const report = join(reports, `vitest-${name}.json`);
  rmSync(report, { force: true });
  const args = ['run', ...place, '--passWithNoTests', '--reporter=default', '--reporter=json'];
  const { code } = await runByProductNode([vitest, ...args, `--outputFile.json=${report}`, ...words], {
    env,
    timeoutMs,
  });
  return countOf(report, code, name);
}

/** What the runner's own report says; a file that failed before its tests and a runner that broke down count as failed. */
function countOf(report, code, name) {
  try {
    const { numPassedTests: passed, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const neverRan = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
    const failed = numFailedTests + neverRan.length;
    return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
  } catch {
    if (code === 0) return { passed: 0, failed: 0 };
    console.error(`The ${name} tests ended with ${code} and left no report.`);
    return { passed: 0, failed: 1 };
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
