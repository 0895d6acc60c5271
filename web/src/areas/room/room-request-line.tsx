import { ActionIcon, Tooltip } from '@mantine/core';
import { IconUserShare } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomRequest } from '#contract/room.ts';
import { Clock } from '../requests/clock.tsx';
import classes from './room.module.css';
import { useRoomDesk } from './room-context.ts';

/** A request in the room: its number leads to it, its clock, what is said beside; dragged or handed on from here. */
export function RoomRequestLine({ request, children }: { request: RoomRequest; children?: ReactNode }) {
  const { t } = useTranslation(['room', 'requests']);
  const desk = useRoomDesk();
  const mayMove = desk.can('assign');
  return (
    <div className={classes.request}>
      <Link
        to="/requests/$number"
        params={{ number: String(request.number) }}
        className={classes.number}
        data-request={request.id}
        draggable={mayMove}
        onDragStart={(event) => {
          event.dataTransfer.setData('text/plain', String(request.number));
          event.dataTransfer.effectAllowed = 'move';
          desk.drag(request);
        }}
        onDragEnd={() => desk.drag(null)}
        onFocus={() => desk.point(request)}
        aria-label={`${request.number} ${request.subject ?? t('requests:noSubject')}`}
      >
        {request.number}
      </Link>
      <Clock of={request} inList />
      <span className={classes.beside} title={request.subject ?? undefined}>
        {children ?? request.subject}
      </span>
      {mayMove ? (
        <Tooltip label={t('assign.open')}>
          <ActionIcon
            variant="subtle"
            size={28}
            aria-label={t('assign.of', { number: request.number })}
            onClick={() => desk.assign(request)}
          >
            <IconUserShare size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : null}
    </div>
  );
}
