import { useState } from 'react';
import type { RequestSort } from '#contract/requests.ts';
import { type ListColumn, listColumns } from '#contract/views.ts';

export type Column = ListColumn;

/** Columns shown when nobody chose otherwise. */
export const usualColumns: Column[] = [
  'number',
  'clock',
  'subject',
  'customer',
  'category',
  'owner',
  'status',
  'channel',
  'age',
];

/** The orders of a column: by the first press of its heading, and by the second. */
export const sortsOf: Partial<Record<Column, [RequestSort, RequestSort]>> = {
  number: ['number', '-number'],
  clock: ['deadline', '-deadline'],
  customer: ['customer', '-customer'],
  priority: ['priority', '-priority'],
  escalation: ['escalation', '-escalation'],
  updated: ['activity', '-activity'],
  age: ['newest', 'oldest'],
};

/** Which way a column is ordered now, as `aria-sort` says it: dates and numbers that grow downwards ascend. */
export function ariaSort(column: Column, sort: RequestSort): 'ascending' | 'descending' | 'none' | undefined {
  const own = sortsOf[column];
  if (!own) return undefined;
  const at = own.indexOf(sort);
  if (at === -1) return 'none';
  const firstAscends = column !== 'updated' && column !== 'escalation';
  return (at === 0) === firstAscends ? 'ascending' : 'descending';
}

export const nextSort = (column: Column, sort: RequestSort): RequestSort => {
  const [first, second] = sortsOf[column] ?? ['newest', 'oldest'];
  return sort === first ? second : first;
};

/** A column moved before another, or one place up or down. The subject is the row's link and always there. */
export function moved(columns: readonly Column[], column: Column, to: number): Column[] {
  const rest = columns.filter((one) => one !== column);
  const at = Math.max(0, Math.min(rest.length, to));
  return [...rest.slice(0, at), column, ...rest.slice(at)];
}

export function switched(columns: readonly Column[], column: Column): Column[] {
  if (column === 'subject') return [...columns];
  return columns.includes(column) ? columns.filter((one) => one !== column) : [...columns, column];
}

const columnsAt = 'linja.columns';
const widthsAt = 'linja.columnWidths';

function kept<T>(at: string, otherwise: T): T {
  try {
    return (JSON.parse(localStorage.getItem(at) ?? 'null') as T) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Columns and widths as this browser last had them. A view that names columns brings its own. */
export function useColumns(ofView: readonly Column[] | undefined) {
  const [own, setOwn] = useState<Column[]>(() =>
    kept<Column[]>(columnsAt, usualColumns).filter((one) => listColumns.includes(one)),
  );
  const [widths, setWidths] = useState<Partial<Record<Column, number>>>(() => kept(widthsAt, {}));
  const [edited, setEdited] = useState<Column[] | null>(null);
  const columns = edited ?? (ofView && ofView.length > 0 ? [...ofView] : own);
  return {
    columns: columns.includes('subject') ? columns : [...columns, 'subject' as const],
    widths,
    /** Chosen columns differ from the view's. */
    edited: edited !== null,
    choose: (next: Column[], inView: boolean) => {
      if (inView) return setEdited(next);
      setOwn(next);
      localStorage.setItem(columnsAt, JSON.stringify(next));
    },
    forget: () => setEdited(null),
    resize: (column: Column, width: number | undefined) =>
      setWidths((before) => {
        const next = { ...before, [column]: width && Math.round(Math.max(40, Math.min(640, width))) };
        localStorage.setItem(widthsAt, JSON.stringify(next));
        return next;
      }),
  };
}
export type Columns = ReturnType<typeof useColumns>;
