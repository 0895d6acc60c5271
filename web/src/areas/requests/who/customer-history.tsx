import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestRow } from '#contract/requests.ts';
import { LoadingLines } from '../../../ui/loading-lines.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { Clock } from '../clock.tsx';
import classes from './who.module.css';
import { useCustomerRequests } from './who-api.ts';

const firstShown = 6;

/** The customer's other requests: how many, the open ones, then the earlier ones. */
export function CustomerHistory({ contactId, here }: { contactId: string; here: number }) {
  const { t } = useTranslation('requests');
  const query = useCustomerRequests(contactId);
  const [all, setAll] = useState(false);
  if (query.error) return <ProblemAlert compact error={query.error} again={() => void query.refetch()} />;
  if (!query.data) return <LoadingLines lines={3} />;
  const rows = query.data.pages.flatMap((page) => page.rows).filter((row) => row.number !== here);
  const more = query.hasNextPage ? '+' : '';
  const isOpen = (row: RequestRow) => row.phase !== 'solved' && row.phase !== 'closed';
  const open = rows.filter(isOpen);
  const earlier = rows.filter((row) => !isOpen(row));
  const shown = all ? earlier : earlier.slice(0, firstShown);
  if (rows.length === 0) return <p className={classes.aside}>{t('page.who.noOthers')}</p>;
  return (
    <div className={classes.history}>
      {open.length > 0 ? <Group title={t('page.who.openOnes', { count: open.length })} rows={open} /> : null}
      {earlier.length > 0 ? (
        <Group title={t('page.who.earlier', { count: `${earlier.length}${more}` })} rows={shown} />
      ) : null}
      {earlier.length > shown.length || (all && query.hasNextPage) ? (
        <Button
          size="xs"
          variant="subtle"
          loading={query.isFetchingNextPage}
          onClick={() => {
            if (all) void query.fetchNextPage();
            setAll(true);
          }}
        >
          {t('page.who.showMore')}
        </Button>
      ) : null}
    </div>
  );
}

function Group({ title, rows }: { title: string; rows: RequestRow[] }) {
  const { t } = useTranslation('requests');
  return (
    <>
      <h3 className={classes.legend}>{title}</h3>
      <ul className={classes.rows}>
        {rows.map((row) => (
          <li key={row.id} className={classes.row}>
            <Link to="/requests/$number" params={{ number: String(row.number) }} className={classes.rowLink}>
              <span className={classes.rowNumber}>{row.number}</span> {row.subject ?? t('noSubject')}
            </Link>
            <span className={classes.rowAside}>
              {row.status.name} ·{' '}
              {row.phase === 'solved' || row.phase === 'closed' ? (
                <Moment at={row.closedAt ?? row.updatedAt} />
              ) : row.deadlineAt ? (
                <Clock of={row} inList />
              ) : (
                <Moment at={row.createdAt} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
