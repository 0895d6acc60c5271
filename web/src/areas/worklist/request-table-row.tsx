import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestRow } from '#contract/requests.ts';
import { pathWords } from '../../ui/path-words.ts';
import { TickBox } from '../../ui/tick-box.tsx';
import { fetchAhead } from '../requests/ahead.ts';
import { EscalationMark } from '../requests/escalation-mark.tsx';
import { RowViewers } from '../together/row-viewers.tsx';
import type { Column } from './columns.ts';
import { RequestCell } from './request-cell.tsx';
import classes from './request-table.module.css';

type RowProps = {
  row: RequestRow;
  at: number;
  current: boolean;
  gone: boolean;
  columns: readonly Column[];
  /** Whether the row is chosen; undefined where rows cannot be. */
  chosen?: boolean | undefined;
  onChoose?: ((id: string, range: boolean) => void) | undefined;
  onFocus: (at: number) => void;
};

/** One request as a row; the subject is its link, and the whole row leads there. Drawn anew when it changes itself. */
export const RequestTableRow = memo(function RequestTableRow(props: RowProps) {
  const { t } = useTranslation(['worklist', 'requests']);
  const { row } = props;
  const element = useFlash(row.version);
  const client = useQueryClient();
  // What one is about to open is fetched while the pointer or focus rests on it.
  const prefetch = () => void fetchAhead(client, row);
  return (
    <tr
      ref={element}
      className={classes.row}
      data-gone={props.gone || undefined}
      data-chosen={props.chosen || undefined}
      onMouseEnter={prefetch}
    >
      {props.chosen === undefined ? null : (
        <td data-column="choose">
          <TickBox
            label={t('choose', { number: row.number })}
            tabIndex={props.current ? 0 : -1}
            checked={props.chosen}
            onToggle={(range) => props.onChoose?.(row.id, range)}
          />
        </td>
      )}
      {props.columns.map((column) =>
        column === 'subject' ? (
          <td key={column} data-column="subject">
            {/* Where a row has two lines there is no room beside the deadline. */}
            <EscalationMark level={row.escalationLevel} small />
            <Link
              to="/requests/$number"
              params={{ number: String(row.number) }}
              className={classes.link}
              data-at={props.at}
              data-empty={row.subject ? undefined : true}
              tabIndex={props.current ? 0 : -1}
              onClick={(event) => {
                // With Shift the row is chosen, not opened in another window.
                if (!event.shiftKey || !props.onChoose) return;
                event.preventDefault();
                window.getSelection()?.removeAllRanges();
                props.onChoose(row.id, true);
              }}
              onFocus={() => {
                props.onFocus(props.at);
                prefetch();
              }}
            >
              {row.subject ?? t('requests:noSubject')}
            </Link>
            <RowViewers requestId={row.id} />
            {props.gone ? <span className={classes.left}>{t('gone')}</span> : null}
          </td>
        ) : (
          <td
            key={column}
            data-column={column}
            title={column === 'category' ? pathWords(row.category?.name) : undefined}
          >
            <RequestCell column={column} row={row} />
          </td>
        ),
      )}
    </tr>
  );
});

/** Lets the background fade once when a row changes while it is shown. */
function useFlash(version: number) {
  const element = useRef<HTMLTableRowElement>(null);
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    element.current?.animate([{ backgroundColor: 'var(--linja-selected)' }, { backgroundColor: 'transparent' }], {
      duration: 1600,
      easing: 'ease-out',
    });
  }, [version]);
  return element;
}
