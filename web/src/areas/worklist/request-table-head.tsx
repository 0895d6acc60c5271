import { VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestSort } from '#contract/requests.ts';
import { TickBox } from '../../ui/tick-box.tsx';
import { ariaSort, type Column, nextSort, sortsOf } from './columns.ts';
import classes from './request-table.module.css';

/** The headings of a list: those that can order it are buttons, and their edges widen the column by the pointer. */
export function RequestTableHead(props: {
  columns: readonly Column[];
  sort?: RequestSort | undefined;
  onSort?: ((next: RequestSort) => void) | undefined;
  onResize?: ((column: Column, width: number) => void) | undefined;
  widths?: Partial<Record<Column, number>> | undefined;
  /** How many of the page's rows are chosen: none, some or all of them. */
  chosen?: 'none' | 'some' | 'all' | undefined;
  onChoosePage?: (() => void) | undefined;
}) {
  const { t } = useTranslation('worklist');
  const { sort, onSort } = props;
  return (
    <thead>
      <tr>
        {props.chosen ? (
          <th scope="col" data-column="choose">
            <TickBox
              label={t('choosePage')}
              checked={props.chosen === 'all'}
              mixed={props.chosen === 'some'}
              onToggle={() => props.onChoosePage?.()}
            />
          </th>
        ) : null}
        {props.columns.map((column) => {
          const way = sort ? ariaSort(column, sort) : undefined;
          const width = props.widths?.[column];
          const name = t(`column.${column}`);
          // The channel is a picture in a narrow column; its head is only read aloud.
          const label = column === 'channel' ? <VisuallyHidden>{name}</VisuallyHidden> : <span>{name}</span>;
          return (
            <th key={column} scope="col" data-column={column} aria-sort={way} style={width ? { width } : undefined}>
              {sort && onSort && sortsOf[column] ? (
                <button type="button" className={classes.sort} onClick={() => onSort(nextSort(column, sort))}>
                  {label}
                  {way === 'ascending' ? <IconArrowUp size={12} aria-hidden /> : null}
                  {way === 'descending' ? <IconArrowDown size={12} aria-hidden /> : null}
                </button>
              ) : (
                label
              )}
              {props.onResize ? <Edge onResize={(to) => props.onResize?.(column, to)} /> : null}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** The edge of a column, dragged by the pointer; by keyboard the widths are in the columns' menu. */
function Edge({ onResize }: { onResize: (width: number) => void }) {
  const from = useRef<{ x: number; width: number } | null>(null);
  return (
    <span
      aria-hidden
      className={classes.edge}
      onPointerDown={(event) => {
        const cell = event.currentTarget.closest('th');
        if (!cell) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, width: cell.offsetWidth };
      }}
      onPointerMove={(event) => {
        if (from.current) onResize(from.current.width + event.clientX - from.current.x);
      }}
      onPointerUp={() => {
        from.current = null;
      }}
    />
  );
}
