import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { RequestRow } from '#contract/requests.ts';
import type { writingRoutes } from '#contract/writing.ts';
import { Moment } from '../../ui/moment.tsx';
import { Clock } from '../requests/clock.tsx';
import { ReadLight } from '../together/read-light.tsx';
import { RowViewers } from '../together/row-viewers.tsx';
import classes from './desk.module.css';

/** Requests as lines of the desk: number, subject, customer with status, clock. */
export function Lines({ rows }: { rows: RequestRow[] }) {
  const { t } = useTranslation('requests');
  return (
    <ul className={classes.lines}>
      {rows.map((row) => (
        <li key={row.id} className={classes.line}>
          <span className={classes.number}>{row.number}</span>
          <Link
            to="/requests/$number"
            params={{ number: String(row.number) }}
            className={classes.subject}
            data-empty={row.subject ? undefined : true}
          >
            {row.subject ?? t('noSubject')}
          </Link>
          <span className={classes.marks}>
            <ReadLight light={row.readLight === 'green' ? null : row.readLight} owner={row.owner?.name} small />
            <RowViewers requestId={row.id} />
          </span>
          <span className={classes.who}>{[row.customerName, row.status.name].filter(Boolean).join(' · ')}</span>
          <span className={classes.above}>
            <Clock of={row} inList />
          </span>
        </li>
      ))}
    </ul>
  );
}

export type DraftRow = z.output<typeof writingRoutes.listDrafts.answer>['rows'][number];

/** What was written and not sent: number, subject, how it begins, since when. */
export function DraftLines({ rows }: { rows: DraftRow[] }) {
  const { t } = useTranslation(['requests', 'desk']);
  return (
    <ul className={classes.lines}>
      {rows.map((row) => (
        <li key={`${row.requestId} ${row.from?.id ?? ''}`} className={`${classes.line} ${classes.draft}`}>
          <span className={classes.number}>{row.number}</span>
          <Link
            to="/requests/$number"
            params={{ number: String(row.number) }}
            className={classes.subject}
            data-empty={row.subject ? undefined : true}
          >
            {row.subject ?? t('noSubject')}
          </Link>
          <span className={classes.who}>
            {row.from ? t('desk:drafts.from', { name: row.from.name }) : row.text || t('page.composer.draft')}
          </span>
          <span className={classes.above}>
            <Moment at={row.updatedAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
