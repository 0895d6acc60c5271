/** What the page consists of, in the order of its tabs. */
export type View = 'talk' | 'who' | 'what' | 'log';
export type ColumnCount = 'three' | 'two' | 'one';

export function columnsAt(wide: boolean, narrow: boolean): ColumnCount {
  return wide ? 'three' : narrow ? 'one' : 'two';
}

/** The parts folded into tabs: with three columns only the right one, with two all but *who*, with one everything. */
export function viewsOf(columns: ColumnCount, mayReadLog: boolean): View[] {
  const views: Record<ColumnCount, View[]> = {
    three: ['what', 'log'],
    two: ['talk', 'what', 'log'],
    one: ['talk', 'who', 'what', 'log'],
  };
  return views[columns].filter((view) => view !== 'log' || mayReadLog);
}
