import { findSetting, putSetting } from '#areas/settings/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import { type Actor, command, type Runtime } from '#platform/command.ts';
import type { Db } from '#platform/db.ts';
import { layInContracts } from './codes/example-contracts.ts';
import { tellCustomerReads } from './customer-reads-queries.ts';
import { setUpExample } from './example-desk.ts';
import { deleteWantedExample, lockWantedExample } from './example-queries.ts';
import { exampleSets } from './example-sets.ts';
import { tellHandOut } from './hand-out.ts';
import { createHistory } from './history.ts';
import { countNumbered } from './history-queries.ts';
import { daysTold, requestsTold, tellMonth } from './month/tell-month.ts';
import { day, openingTimes } from './opening-times.ts';
import { tellNotifications, tellReading } from './reading-queries.ts';
import { tellTeamDays } from './team-days.ts';
import { tellEscalation } from './tell-escalation.ts';

const example: Actor = { kind: 'system', id: null, name: 'Linja', channel: 'example' };

/** Other numbers make other months. */
const seeds = { city: 1850, maker: 1866 };

/** Desks that have no example to wait for any more. */
const settled = new WeakSet<Runtime>();

/**
 * Lays in the example data the first run asked for, once, and gives 1 when it did. One transaction holds all of it, so a
 * desk that stops half-way begins anew at its next start, and of several nodes one does it. An example that cannot be
 * made is given up: the desk is then one that began empty, and nobody is told of an example.
 */
export async function layInExample(runtime: Runtime): Promise<number> {
  if (settled.has(runtime)) return 0;
  // In this order: the first run writes both at once, so a desk without an example in the later read never gets one.
  const desk = await findSetting(runtime.db, 'desk');
  const asked = await findSetting(runtime.db, 'example');
  if (!asked || asked.done) {
    if (desk) settled.add(runtime);
    return 0;
  }
  try {
    return await layIn(runtime);
  } catch (error) {
    runtime.log.error({ err: error }, 'the example data could not be made');
    await command(runtime, example, (ctx) => deleteWantedExample(ctx.tx));
    return 0;
  }
}

async function layIn(runtime: Runtime): Promise<number> {
  return command(runtime, example, async (ctx) => {
    const wanted = await lockWantedExample(ctx.tx);
    const desk = await findSetting(ctx.tx, 'desk');
    if (!wanted || !desk) return 0;
    const history = createHistory(ctx.tx);
    const now = ctx.now.getTime();
    const set = exampleSets[wanted.set];
    const begins = new Date(now - (daysTold + 1) * day);
    const ready = await history.act(example, begins, (past) => setUpExample(past, set, wanted.set, desk, ctx.now));
    await tellMonth(history, set, ready, now, seeds[wanted.set]);
    await tellTeamDays(history, ready, openingTimes(ready.rules, begins.getTime(), now), now);
    await tellHandOut(history, ready, now);
    await tellEscalation(history, ready, now);
    await history.act(example, ctx.now, (present) => layInContracts(present, desk.language as Language));
    await history.act(example, ctx.now, (present) =>
      putSetting(present.tx, 'example', { ...wanted, done: true }, ctx.now),
    );
    await history.end();
    await tellReading(ctx.tx);
    await tellNotifications(ctx.tx, ctx.now);
    await tellCustomerReads(ctx.tx, ctx.now);
    return 1;
  });
}

/** How far the example is, for whoever waits; null when there is none to wait for. Seen on every node. */
export async function examplePreparing(db: Db): Promise<{ done: number; total: number } | null> {
  const asked = await findSetting(db, 'example');
  if (!asked || asked.done) return null;
  return { done: Math.min(await countNumbered(db), requestsTold), total: requestsTold };
}
