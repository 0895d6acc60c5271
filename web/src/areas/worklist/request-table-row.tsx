import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type RequestRow, requestRoutes } from '#contract/requests.ts';
import { call } from '../../shell/api-client.ts';
import { age } from '../../ui/moment-words.ts';
import { useNow } from '../../ui/now.ts';
import { requestKeys } from '../requests/api.ts';
import { ChannelIcon } from '../requests/channel-icon.tsx';
import { Clock } from '../requests/clock.tsx';
import { ReadLight } from '../together/read-light.tsx';
import { RowViewers } from '../together/row-viewers.tsx';
import classes from './request-table.module.css';

/** Columns that a list may leave out because all its rows say the same. */
export type Column = 'customer' | 'category' | 'owner' | 'status';

/** One request as a row; the subject is its link, and the whole row leads there. */
export function RequestTableRow(props: {
  row: RequestRow;
  at: number;
  current: boolean;
  gone: boolean;
  shows: (column: Column) => boolean;
  onFocus: (at: number) => void;
}) {
  const { t, i18n } = useTranslation(['worklist', 'requests']);
  const { row, shows } = props;
  const now = useNow();
  const element = useFlash(row.version);
  const client = useQueryClient();
  // What one is about to open is fetched while the pointer or focus rests on it.
  const prefetch = () =>
    client.prefetchQuery({
      queryKey: requestKeys.byNumber(row.number),
      queryFn: () => call(requestRoutes.readByNumber, { params: { number: row.number } }),
    });
  return (
    <tr ref={element} className={classes.row} data-gone={props.gone || undefined} onMouseEnter={prefetch}>
      <td data-column="number">{row.number}</td>
      <td data-column="clock">
        <Clock of={row} inList />
      </td>
      <td data-column="subject">
        <Link
          to="/requests/$number"
          params={{ number: String(row.number) }}
          className={classes.link}
          data-at={props.at}
          data-empty={row.subject ? undefined : true}
          tabIndex={props.current ? 0 : -1}
          onFocus={() => {
            props.onFocus(props.at);
            void prefetch();
          }}
        >
          {row.subject ?? t('requests:noSubject')}
        </Link>
        <RowViewers requestId={row.id} />
        {props.gone ? <span className={classes.left}>{t('gone')}</span> : null}
      </td>
      {shows('customer') ? <td data-column="customer">{row.customerName}</td> : null}
      {shows('category') ? (
        <td data-column="category" title={row.category?.name}>
          {row.category?.name.split('/').at(-1)}
        </td>
      ) : null}
      {shows('owner') ? (
        <td data-column="owner">
          {row.owner ? <ReadLight light={row.readLight} owner={row.owner.name} small /> : null}
          {row.owner?.name}
        </td>
      ) : null}
      {shows('status') ? <td data-column="status">{row.status.name}</td> : null}
      <td data-column="channel">
        <ChannelIcon channel={row.channel} />
      </td>
      <td data-column="age">{age(row.createdAt, now, i18n.language)}</td>
    </tr>
  );
}

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
