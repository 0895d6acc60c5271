/** What a list shows while it is touched: rows that stay put, those among them that have left, and how many are new. */
export type Steady<Row> = { rows: Row[]; gone: ReadonlySet<string>; fresh: number };

type Identified = { id: string };

/**
 * Rows as they may be shown when `incoming` arrives. Untouched, the list is simply the new one. Touched, no row moves
 * under the pointer or the focus: known rows keep their place with new contents, rows that left stay marked as gone, rows
 * that belong further up are only counted; rows after the last known one (the next page) are added.
 */
export function steadyRows<Row extends Identified>(
  shown: readonly Row[],
  incoming: readonly Row[],
  touched: boolean,
): Steady<Row> {
  if (!touched || shown.length === 0) return { rows: [...incoming], gone: new Set(), fresh: 0 };
  const place = new Map(incoming.map((row, at) => [row.id, at]));
  const known = new Set(shown.map((row) => row.id));
  const last = shown.reduce((furthest, row) => Math.max(furthest, place.get(row.id) ?? -1), -1);
  const rows = shown.map((row) => incoming[place.get(row.id) ?? -1] ?? row);
  const gone = new Set(shown.filter((row) => !place.has(row.id)).map((row) => row.id));
  const fresh = incoming.slice(0, last + 1).filter((row) => !known.has(row.id)).length;
  // When nothing shown is left to measure by, everything new waits for the reader's word.
  if (last === -1) return { rows, gone, fresh: incoming.length };
  return { rows: [...rows, ...incoming.slice(last + 1)], gone, fresh };
}
