/** What must be written so that `present` becomes `wanted`, row by row. */
export type ListDifferences<Row, Wanted> = {
  removed: Row[];
  changed: { id: string; to: Wanted; position: number }[];
  added: { to: Wanted; position: number }[];
};

/**
 * Compares a kept list with a wanted one, in order. Rows are matched by their text first, then by what the text means
 * (another spelling of the same number), so that the log shows the correction and not a removal and an addition.
 * @param same whether a row already is what is wanted, its position aside.
 */
export function listDifferences<Row extends { id: string; position: number }, Wanted>(
  present: readonly Row[],
  wanted: readonly Wanted[],
  matches: readonly ((row: Row, to: Wanted) => boolean)[],
  same: (row: Row, to: Wanted) => boolean,
): ListDifferences<Row, Wanted> {
  const free = new Set(present);
  const partner = new Map<Wanted, Row>();
  for (const match of matches) {
    for (const to of wanted) {
      if (partner.has(to)) continue;
      const row = [...free].find((candidate) => match(candidate, to));
      if (!row) continue;
      partner.set(to, row);
      free.delete(row);
    }
  }
  const differences: ListDifferences<Row, Wanted> = { removed: [...free], changed: [], added: [] };
  wanted.forEach((to, position) => {
    const row = partner.get(to);
    if (!row) differences.added.push({ to, position });
    else if (row.position !== position || !same(row, to)) differences.changed.push({ id: row.id, to, position });
  });
  return differences;
}

/** Whether nothing needs to be written. */
export function isUnchanged(differences: ListDifferences<unknown, unknown>): boolean {
  return differences.removed.length + differences.changed.length + differences.added.length === 0;
}
