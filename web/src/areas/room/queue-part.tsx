import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RoomQueueRow } from '#contract/room.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { age } from '../../ui/moment-words.ts';
import { useNow } from '../../ui/now.ts';
import { lastOfPath, pathWords } from '../../ui/path-words.ts';
import { Signal } from '../../ui/signal.tsx';
import { Clock } from '../requests/clock.tsx';
import classes from './room.module.css';
import { dropProps, useRoomDesk } from './room-context.ts';

/** What waits, by category in the order of the tree, with who could take it; loud where nobody can. */
export function QueuePart({ rows }: { rows: readonly RoomQueueRow[] }) {
  const { t } = useTranslation('room');
  if (rows.length === 0) return <EmptyState compact title={t('queue.none')} text={t('queue.noneText')} />;
  return (
    <table className={classes.table} aria-label={t('queue.title')}>
      <thead>
        <tr>
          <th scope="col">{t('queue.category')}</th>
          <th scope="col" className={classes.count}>
            {t('queue.waiting')}
          </th>
          <th scope="col" className={classes.wide}>
            {t('queue.first')}
          </th>
          <th scope="col" className={classes.wide}>
            {t('queue.oldest')}
          </th>
          <th scope="col" className={classes.count}>
            {t('queue.members')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <QueueLine key={row.category?.id ?? 'none'} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function QueueLine({ row }: { row: RoomQueueRow }) {
  const { t, i18n } = useTranslation('room');
  const now = useNow();
  const desk = useRoomDesk();
  const { category } = row;
  const above = category?.name.slice(0, category.name.lastIndexOf('/') + 1) ?? '';
  return (
    <tr
      data-unattended={row.unattended || undefined}
      {...dropProps(desk, category !== null, (request) => {
        if (category)
          void desk.moves.move(request, { ownerId: null, name: pathWords(category.name), categoryId: category.id });
      })}
    >
      <th scope="row">
        <span className={classes.above}>{pathWords(above)}</span>
        {lastOfPath(category?.name) ?? t('queue.noCategory')}
        {row.first ? (
          <span className={classes.below}>
            <Clock of={row.first} inList />
          </span>
        ) : null}
        {row.unattended ? (
          <span className={classes.warning}>
            <Signal tone="late" icon={<IconAlertTriangle size={13} aria-hidden />}>
              {t('queue.unattended')}
            </Signal>
          </span>
        ) : null}
      </th>
      <td className={classes.count}>
        {category ? (
          <Link
            to="/requests"
            search={{ phase: 'open', ownerId: 'none', categoryId: category.id }}
            aria-label={t('queue.open', { count: row.waiting, name: pathWords(category.name) })}
          >
            {row.waiting}
          </Link>
        ) : (
          row.waiting
        )}
        {row.late > 0 ? <span className={classes.late}>{t('queue.late', { count: row.late })}</span> : null}
        {row.aside > 0 ? <span className={classes.aside}>{t('queue.aside', { count: row.aside })}</span> : null}
      </td>
      <td className={classes.wide}>{row.first ? <Clock of={row.first} inList /> : null}</td>
      <td className={classes.wide}>{age(row.oldestAt, now, i18n.language)}</td>
      <td className={classes.count}>
        {category ? (
          <>
            <span aria-hidden>
              {row.membersPresent}/{row.members}
            </span>
            <VisuallyHidden>
              {t('queue.presentOf', { present: row.membersPresent, members: row.members })}
            </VisuallyHidden>
          </>
        ) : null}
      </td>
    </tr>
  );
}
