import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestRow, RequestSort } from '#contract/requests.ts';
import { useTouched } from '../../ui/use-touched.ts';
import { type Column, usualColumns } from './columns.ts';
import classes from './request-table.module.css';
import { RequestTableHead } from './request-table-head.tsx';
import { RequestTableRow } from './request-table-row.tsx';
import { useRowKeys } from './use-row-keys.ts';
import type { Selecting } from './use-selection.ts';
import { useSteadyRows } from './use-steady-rows.ts';

const virtualFrom = 200;
const headHeight = 32;

/**
 * Requests as a table: rows of one height, moved through by keys, steady under the pointer, more fetched as the end comes
 * near, only the visible ones drawn above 200.
 */
export function RequestTable(props: {
  label: string;
  rows: RequestRow[];
  /** Columns in their order; without them the usual ones but for `without`, which all rows of this list share. */
  columns?: readonly Column[];
  without?: Column[];
  widths?: Partial<Record<Column, number>>;
  onResize?: (column: Column, width: number) => void;
  sort?: RequestSort;
  onSort?: (next: RequestSort) => void;
  density?: 'comfortable' | 'compact' | null;
  /** Where rows can be chosen. */
  selecting?: Selecting;
  more?: { has: boolean; loading: boolean; load: () => void };
}) {
  const { t } = useTranslation('worklist');
  const without = props.without?.join();
  const columns = useMemo(
    () => props.columns ?? usualColumns.filter((one) => !without?.split(',').includes(one)),
    [props.columns, without],
  );
  const frame = useRef<HTMLDivElement>(null);
  const touched = useTouched(frame);
  const { rows, gone, fresh, show } = useSteadyRows(props.rows, touched);
  const virtual = rows.length > virtualFrom;
  const virtualizer = useVirtualizer({
    count: rows.length,
    // Measuring what it does not lay out would have the whole page laid out once more before it is painted.
    enabled: virtual,
    getScrollElement: () => document.getElementById('page'),
    estimateSize: () => rowHeight(frame.current),
    overscan: 20,
    getItemKey: (at) => rows[at]?.id ?? at,
    scrollMargin: (frame.current?.offsetTop ?? 0) + headHeight,
    scrollPaddingStart: headHeight,
  });
  const reveal = useCallback(
    (at: number) => {
      if (virtual) virtualizer.scrollToIndex(at, { align: 'auto' });
    },
    [virtual, virtualizer],
  );
  const choose = props.selecting;
  const choosing = useRef(choose);
  choosing.current = choose;
  const onChoose = useCallback(
    (id: string, range: boolean) => (range ? choosing.current?.range(id) : choosing.current?.toggle(id)),
    [],
  );
  const idAt = (at: number) => rows[at]?.id ?? '';
  const keys = useRowKeys(
    rows.length,
    frame,
    reveal,
    choose && { toggle: (at) => choose.toggle(idAt(at)), range: (at) => choose.range(idAt(at)) },
  );
  const drawn = virtualizer.getVirtualItems();
  // A screenful is on the screen before the others are drawn, so that the key that led here is not felt.
  const count = useDeferredValue(rows.length, Math.min(rows.length, screenful()));
  const visible = virtual ? drawn.map((one) => one.index) : rows.slice(0, count).map((_, at) => at);
  const above = virtual ? (drawn[0]?.start ?? 0) - virtualizer.options.scrollMargin : 0;
  const below = virtual ? virtualizer.getTotalSize() - above - visible.length * rowHeight(frame.current) : 0;
  const everyChosen = rows.every((row) => choose?.chosen.ids.has(row.id));

  return (
    <div ref={frame} className={classes.frame} data-density={props.density ?? undefined}>
      <div role="status" className={classes.fresh} data-shown={fresh > 0 || undefined}>
        {fresh > 0 ? (
          <Button size="compact-sm" onClick={show}>
            {t('fresh', { count: fresh })}
          </Button>
        ) : null}
      </div>
      <table
        className={classes.table}
        aria-label={props.label}
        aria-rowcount={props.more?.has ? -1 : rows.length + 1}
        data-choosing={choose ? true : undefined}
        onKeyDown={keys.onKeyDown}
      >
        <RequestTableHead
          columns={columns}
          sort={props.sort}
          onSort={props.onSort}
          widths={props.widths}
          onResize={props.onResize}
          chosen={choose && (choose.chosen.ids.size === 0 ? 'none' : everyChosen ? 'all' : 'some')}
          onChoosePage={choose?.page}
        />
        <tbody>
          {above > 0 ? <tr aria-hidden style={{ height: above }} /> : null}
          {visible.map((at) => {
            const row = rows[at];
            if (!row) return null;
            return (
              <RequestTableRow
                key={row.id}
                row={row}
                at={at}
                current={at === keys.current}
                gone={gone.has(row.id)}
                columns={columns}
                chosen={choose?.chosen.ids.has(row.id)}
                onChoose={choose && onChoose}
                onFocus={keys.setCurrent}
              />
            );
          })}
          {below > 0 ? <tr aria-hidden style={{ height: below }} /> : null}
        </tbody>
      </table>
      {/* Not before all rows are drawn: under the first screenful its place is not the end of the list. */}
      {props.more?.has && count === rows.length ? (
        <NearEnd loading={props.more.loading} load={props.more.load} />
      ) : null}
    </div>
  );
}

/** Fetches the next page when it comes near the view; a button for those who get there first. */
function NearEnd({ loading, load }: { loading: boolean; load: () => void }) {
  const { t } = useTranslation('ui');
  const mark = useRef<HTMLDivElement>(null);
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    if (!mark.current || loading) return;
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some((one) => one.isIntersecting)) latest.current();
      },
      { root: document.getElementById('page'), rootMargin: '800px' },
    );
    watch.observe(mark.current);
    return () => watch.disconnect();
  }, [loading]);
  return (
    <div ref={mark} className={classes.more}>
      <Button variant="default" size="xs" loading={loading} onClick={load}>
        {t('more')}
      </Button>
    </div>
  );
}

/** Rows that fill the window, whatever stands above them. */
const screenful = () => Math.ceil(window.innerHeight / 36);

/** Height of a row in this density, from the token that the style sheet uses too. */
function rowHeight(element: HTMLElement | null): number {
  const narrow = window.matchMedia('(max-width: 48em)').matches;
  const row = element ? Number.parseFloat(getComputedStyle(element).getPropertyValue('--linja-row')) : 36;
  return narrow ? 84 : row || 36;
}
