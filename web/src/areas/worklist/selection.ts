/**
 * What is chosen in a list: some rows, or all that match, as they were at a moment. `anchor` is the row from which a range
 * is drawn.
 */
export type Chosen = {
  ids: ReadonlySet<string>;
  anchor: string | null;
  all: { at: string; count: number; more: boolean } | null;
};

export const nothing: Chosen = { ids: new Set(), anchor: null, all: null };

/** A row in or out; the next range is drawn from it. Taking one out of "all that match" leaves those on the page. */
export function toggled(chosen: Chosen, id: string): Chosen {
  const ids = new Set(chosen.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id, all: null };
}

/** Everything from the anchor to this row, beside what was chosen before. Without an anchor only this row. */
export function ranged(chosen: Chosen, order: readonly string[], id: string): Chosen {
  const to = order.indexOf(id);
  const from = chosen.anchor === null ? to : order.indexOf(chosen.anchor);
  if (to === -1 || from === -1) return { ids: new Set([...chosen.ids, id]), anchor: id, all: null };
  const between = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...chosen.ids, ...between]), anchor: chosen.anchor ?? id, all: null };
}

/** Every row the page has; when all are chosen already, none. */
export function pageChosen(chosen: Chosen, order: readonly string[]): Chosen {
  const whole = order.length > 0 && order.every((id) => chosen.ids.has(id));
  return whole ? nothing : { ids: new Set(order), anchor: order[0] ?? null, all: null };
}
