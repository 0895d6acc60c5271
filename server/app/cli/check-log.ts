import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeBreach, verifyLog } from '#areas/changes/index.ts';
import { verifyAnchors } from '../operate/anchor-log.ts';
import { configOf, UsageError, withDesk } from './open-desk.ts';

/**
 * `linja log verify [--anchors [<folder>]]`: 0 when the log is whole, 1 with the first row that was tampered with. With
 * `--anchors` it is compared as well with what was noted outside the database, day by day.
 */
export async function checkLog(args: string[]): Promise<number> {
  // An option that may stand alone: parseArgs has none, so a folder follows it as a word of its own.
  const { values, positionals } = parseArgs({
    args,
    options: { anchors: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [verb, folder, ...more] = positionals;
  if (verb !== 'verify' || more.length > 0 || (folder && !values.anchors)) {
    throw new UsageError('  - say: log verify [--anchors [<folder>]]');
  }
  const anchors = folder ?? join(configOf(process.env).dataDir, 'anchors');
  const { log, outside } = await withDesk(process.env, async (runtime) => ({
    log: await verifyLog(runtime.db),
    outside: values.anchors ? await verifyAnchors(runtime.db, anchors) : null,
  }));
  if (log.broken) console.error(`The log was tampered with. First: ${describeBreach(log.broken)}`);
  else console.log(`The log is whole: ${log.rows} rows in ${log.chains} chains.`);
  if (outside?.broken) console.error(`The log is not what was noted outside the database: ${outside.broken}.`);
  else if (outside) console.log(`It is what ${outside.held} anchors in ${anchors} say.`);
  return log.broken || outside?.broken ? 1 : 0;
}
