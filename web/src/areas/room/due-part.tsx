import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomRequest } from '#contract/room.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useTouched } from '../../ui/use-touched.ts';
import { useSteadyRows } from '../worklist/use-steady-rows.ts';
import classes from './room.module.css';
import { RoomRequestLine } from './room-request-line.tsx';

/** Late, and late within the hour unless somebody acts; no row moves under the pointer or the focus. */
export function DuePart({ rows: incoming }: { rows: readonly RoomRequest[] }) {
  const { t } = useTranslation('room');
  const frame = useRef<HTMLDivElement>(null);
  const touched = useTouched(frame);
  const { rows, gone, fresh, show } = useSteadyRows(incoming, touched);
  return (
    <div ref={frame}>
      {fresh > 0 ? (
        <Button size="compact-sm" variant="light" className={classes.fresh} onClick={show}>
          {t('due.fresh', { count: fresh })}
        </Button>
      ) : null}
      {rows.length === 0 ? <EmptyState compact title={t('due.none')} text={t('due.noneText')} /> : null}
      <ul className={classes.list} aria-label={t('due.title')}>
        {rows.map((request) => (
          <li key={request.id} data-gone={gone.has(request.id) || undefined}>
            <RoomRequestLine request={request}>
              <span className={classes.subject}>{request.subject}</span>
              <span className={classes.owner}>{request.owner?.name ?? t('due.nobody')}</span>
            </RoomRequestLine>
          </li>
        ))}
      </ul>
    </div>
  );
}
