import { assertNoKey } from '#areas/staff/index.ts';
import type { Comparison, ConfigurationFile } from '#contract/configuration.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict } from '#platform/errors.ts';
import { compareConfiguration, type Planned } from './compare-configuration.ts';
import {
  clearOtherDefaults,
  insertRows,
  listMisplacedCategories,
  lockConfiguration,
  misfitOf,
  type Row,
  type Shape,
  updateRows,
} from './configuration-queries.ts';
import { type Part, parts } from './configured-parts.ts';
import { type Configured, readConfiguration, shapeOf } from './read-configuration.ts';
import { unfit } from './unfit.ts';

/**
 * Takes in a configuration, all of it or nothing; `digest` is that of the comparison the caller has seen. Gives what was
 * changed. Throws `configuration_changed` when the differences are others by now, `configuration_unfit` when the result
 * would not hold, `forbidden` where an API key would change single sign-on. The caller has asked `setting.edit`.
 */
export async function takeConfiguration(ctx: Ctx, file: ConfigurationFile, digest: string): Promise<Comparison> {
  await lockConfiguration(ctx.tx);
  const here = await readConfiguration(ctx.tx);
  const { plan, comparison } = compareConfiguration(here, file);
  if (comparison.digest !== digest) {
    throw conflict('configuration_changed', 'The settings changed since the comparison. Nothing was changed.');
  }
  // A way in for people stays when the key that made it has ended.
  if (plan.some(({ part, added, changed }) => part.table === 'setting' && [...added, ...changed].some(isWayIn))) {
    assertNoKey(ctx.actor);
  }
  for (const step of plan) await withFit(step, () => addRows(ctx, here, step));
  for (const step of plan) await withFit(step, () => changeRows(ctx, here, step));
  const [misplaced] = await listMisplacedCategories(ctx.tx);
  if (misplaced) throw unfit('category', `has ${misplaced}, which does not lie under its parent`);
  const counts = comparison.parts.filter(({ added, changed }) => added + changed > 0);
  if (counts.length > 0) {
    const told = counts.map(({ part, added, changed }) => [part, { added, changed }]);
    ctx.record({ type: 'configuration.taken_in', data: { parts: Object.fromEntries(told) } });
  }
  return comparison;
}

const isWayIn = (row: Row) => row.key === 'single_sign_on';

/** New rows first, without what may refer to rows that come later and without being the default: that follows. */
async function addRows(ctx: Ctx, here: Configured, { part, added }: Planned): Promise<void> {
  const shape = shapeOf(here.shapes, part);
  const bare = added.map((row) => ({
    ...row,
    ...Object.fromEntries(laterColumns(part, shape).map((column) => [column, null])),
    ...('is_default' in row ? { is_default: false } : {}),
  }));
  const by = { now: ctx.now, id: ctx.actor.id };
  for (const rows of byColumns(bare)) await insertRows(ctx.tx, part, shape, named(here, shape, rows), by);
}

async function changeRows(ctx: Ctx, here: Configured, { part, added, changed }: Planned): Promise<void> {
  const shape = shapeOf(here.shapes, part);
  const later = laterColumns(part, shape);
  const completed = added.filter((row) => row.is_default === true || later.some((column) => row[column]));
  const all = [...changed, ...completed];
  const chosen = all.filter((row) => row.is_default === true);
  if (chosen.length > 0) await clearOtherDefaults(ctx.tx, part, shape, chosen, ctx.now);
  for (const rows of byColumns(all)) await updateRows(ctx.tx, part, shape, named(here, shape, rows), ctx.now);
}

/** Columns that refer to parts further on in the file. */
function laterColumns(part: Part, shape: Shape): string[] {
  const order = parts.map((one) => one.table);
  const own = order.indexOf(part.table);
  return [...shape.refers].filter(([, table]) => order.indexOf(table) > own).map(([column]) => column);
}

/** Rows that have the same columns go in one statement. */
const byColumns = (rows: Row[]): Row[][] => [...Map.groupBy(rows, (row) => Object.keys(row).join()).values()];

/** People by the ids they have here. */
const named = (here: Configured, shape: Shape, rows: Row[]): Row[] =>
  rows.map((row) => {
    const people = [...shape.people.keys()].filter((column) => typeof row[column] === 'string');
    const ids = people.map((column) => [column, here.idOfPerson.get(String(row[column]).toLowerCase())]);
    return { ...row, ...Object.fromEntries(ids) };
  });

/** What the database refuses is said of the part it was in. */
async function withFit(step: Planned, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const why = misfitOf(error);
    throw why === null ? error : unfit(step.part.table, `does not fit: ${why}`);
  }
}
