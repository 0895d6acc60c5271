import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Comparison, ConfigurationFile } from '#contract/configuration.ts';
import { checkedRow } from './checked-row.ts';
import type { Row } from './configuration-queries.ts';
import { bookkeeping, type Part, parts } from './configured-parts.ts';
import { type Configured, shapeOf } from './read-configuration.ts';
import { unfit } from './unfit.ts';

/** What of a part is to be written: whole rows with the ids of this desk, people by `mailto:` address. */
export type Planned = { part: Part; added: Row[]; changed: Row[] };

const mostListed = 500;

/**
 * Sets a file against the configuration as it stands. A row is the same by its id, or else by what it is called; ids of the
 * file that stand for rows of ours are ours everywhere in the file. Gives what would be written and the same in words.
 * Throws `configuration_unfit` for parts, columns and values this desk does not have.
 */
export function compareConfiguration(
  here: Configured,
  file: ConfigurationFile,
): { plan: Planned[]; comparison: Comparison } {
  const unknown = Object.keys(file.parts).find((name) => !parts.some((part) => part.table === name));
  if (unknown) throw unfit(unknown, 'is no part of a configuration of this version');
  const ours = knownAs(here, file);
  const replaced: Row[] = [];
  const plan: Planned[] = [];
  const comparison: Comparison = { digest: '', parts: [], differences: [], more: 0, unknownPeople: [] };
  for (const part of parts) {
    const given = file.parts[part.table];
    if (!given) continue;
    const present = here.rows.get(part.table) ?? [];
    const find = finder(part, present);
    const planned: Planned = { part, added: [], changed: [] };
    const met = new Set<Row>();
    for (const one of given) {
      const row = withPeople(
        here,
        part,
        checkedRow(part, translated(one, ours), shapeOf(here.shapes, part)),
        comparison,
      );
      if (!row) continue;
      const same = find(row);
      if (same && met.has(same)) throw unfit(part.table, `names ${String(row[part.name])} twice`);
      if (!same) {
        planned.added.push(row);
        list(comparison, part, row, null);
        continue;
      }
      met.add(same);
      if (Object.entries(row).some(([column, value]) => !isDeepStrictEqual(value, same[column]))) {
        planned.changed.push(row);
        replaced.push(same);
        list(comparison, part, row, same);
      }
    }
    const added = planned.added.length;
    const changed = planned.changed.length;
    const counts = { added, changed, same: met.size - changed, onlyHere: present.length - met.size };
    comparison.parts.push({ part: part.table, ...counts });
    plan.push(planned);
  }
  const written = JSON.stringify([plan.map(({ part, ...rows }) => [part.table, rows]), replaced]);
  comparison.digest = createHash('sha256').update(written).digest('base64url');
  return { plan, comparison };
}

/** Ids of the file that stand for rows of ours, because those are called the same, by the id they have here. */
function knownAs(here: Configured, file: ConfigurationFile): Map<string, string> {
  const ours = new Map<string, string>();
  for (const part of parts.filter((one) => !one.pairs)) {
    const find = finder(part, here.rows.get(part.table) ?? []);
    for (const row of inOrder(part, file.parts[part.table] ?? [])) {
      const same = find(translated(row, ours));
      if (same && typeof row.id === 'string' && row.id !== same.id) ours.set(row.id, same.id as string);
    }
  }
  return ours;
}

/** Finds the row of ours that is the same: by id, or else by what it is called. */
function finder(part: Part, present: Row[]): (row: Row) => Row | undefined {
  const byId = new Map(present.map((row) => [row.id, row]));
  // Of two with one name the one in use counts.
  const byName = new Map(present.toSorted(inUseLast).map((row) => [nameKey(part, row), row]));
  return (row) => (typeof row.id === 'string' ? byId.get(row.id) : undefined) ?? byName.get(nameKey(part, row));
}

const inUseLast = (one: Row, two: Row) => Number(one.active ?? true) - Number(two.active ?? true);

const nameKey = (part: Part, row: Row) =>
  JSON.stringify(part.sameBy.map((column) => row[column] ?? null)).toLowerCase();

/** Parents before what lies below them, so that a category is found under the parent it was given here. */
const inOrder = (part: Part, rows: Row[]) =>
  part.table === 'category'
    ? rows.toSorted((one, two) => String(one.path).split('/').length - String(two.path).split('/').length)
    : rows;

/** Every id of the file that is known here under another, put right wherever it stands, within lists and objects too. */
function translated(row: Row, ours: Map<string, string>): Row {
  if (ours.size === 0) return { ...row };
  const put = (value: unknown): unknown => {
    if (typeof value === 'string') return ours.get(value) ?? value;
    if (Array.isArray(value)) return value.map(put);
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, put(one)]));
    }
    return value;
  };
  return put(row) as Row;
}

/** Null for a pair whose person is not here. */
function withPeople(here: Configured, part: Part, row: Row, comparison: Comparison): Row | null {
  for (const [column, { nullable }] of shapeOf(here.shapes, part).people) {
    const person = row[column];
    if (typeof person !== 'string' || here.idOfPerson.has(person.toLowerCase())) continue;
    const name = String(row[part.name] ?? '');
    comparison.unknownPeople.push({ part: part.table, name, person: person.replace(/^mailto:/, '') });
    if (!nullable) return null;
    row[column] = null;
  }
  return row;
}

function list(comparison: Comparison, part: Part, row: Row, same: Row | null): void {
  if (comparison.differences.length >= mostListed) {
    comparison.more += 1;
    return;
  }
  const left: string[] = ['id', ...bookkeeping];
  const fields = Object.entries(row)
    .filter(([column, value]) => !left.includes(column) && !isDeepStrictEqual(value, same?.[column] ?? null))
    .map(([field, value]) => ({ field, old: same?.[field] ?? null, new: value }));
  comparison.differences.push({
    part: part.table,
    name: String(row[part.name] ?? ''),
    kind: same ? 'changed' : 'added',
    fields,
  });
}
