import { VisuallyHidden } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useCallback, useRef } from 'react';
import { useRowKeys } from '../../worklist/use-row-keys.ts';
import classes from './form.module.css';

export type RecordColumn<Row> = {
  name: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** A share of the width that stays whatever the rows say; where one column has it, all others share the rest. */
  width?: string;
  /** Only as wide as its words. */
  tight?: boolean;
  /** Figures, set to the end. */
  number?: boolean;
  /** Left out on a phone. */
  wide?: boolean;
  /** A column of buttons: its heading is only spoken. */
  spokenHead?: boolean;
};

/**
 * Records as a table; the first column is the link that opens one, and the whole row leads there. `j` and `k` move, Enter opens.
 */
export function RecordTable<Row extends { id: string }>(props: {
  label: string;
  rows: Row[];
  columns: RecordColumn<Row>[];
  link: (row: Row) => LinkProps;
  muted?: (row: Row) => boolean;
  foot?: ReactNode;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const keys = useRowKeys(
    props.rows.length,
    frame,
    useCallback(() => {}, []),
  );
  const marks = (column: RecordColumn<Row>) => ({
    'data-tight': column.tight || undefined,
    'data-number': column.number || undefined,
    'data-wide': column.wide || undefined,
  });
  return (
    <div ref={frame} className={classes.frame}>
      <table
        className={classes.record}
        data-steady={props.columns.some((column) => column.width) || undefined}
        aria-label={props.label}
        onKeyDown={keys.onKeyDown}
      >
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.name} scope="col" style={{ width: column.width }} {...marks(column)}>
                {column.spokenHead ? <VisuallyHidden>{column.head}</VisuallyHidden> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, at) => (
            <tr key={row.id} className={classes.row} data-muted={props.muted?.(row) || undefined}>
              {props.columns.map((column, first) => (
                <td key={column.name} {...marks(column)} data-main={first === 0 || undefined}>
                  {first === 0 ? (
                    <Link
                      {...props.link(row)}
                      className={classes.link}
                      data-at={at}
                      tabIndex={at === keys.current ? 0 : -1}
                      onFocus={() => keys.setCurrent(at)}
                    >
                      {column.cell(row)}
                    </Link>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {props.foot}
    </div>
  );
}
