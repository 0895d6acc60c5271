import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../ui/moment.tsx';
import { toastProblem } from '../../ui/toast.tsx';
import { useMarkRead } from './api.ts';
import type { NotificationGroup } from './notification-groups.ts';
import classes from './notifications.module.css';

const mostShown = 4;

/** One request and what I was told about it; the whole of it leads there. */
export function RequestNews({ group }: { group: NotificationGroup }) {
  const { t } = useTranslation('notifications');
  const markRead = useMarkRead();
  const { request, told, unread } = group;
  return (
    <li className={classes.group} data-unread={unread > 0 || undefined}>
      <div className={classes.head}>
        <span className={classes.number}>{request.number}</span>
        <Link to="/requests/$number" params={{ number: String(request.number) }} className={classes.subject}>
          {request.subject ?? t('noSubject')}
        </Link>
        {unread > 0 ? (
          <>
            <span className={classes.unread}>{t('unreadCount', { count: unread })}</span>
            <Tooltip label={t('markOne')}>
              <ActionIcon
                variant="subtle"
                color="gray"
                className={classes.mark}
                aria-label={t('markNamed', { number: request.number })}
                onClick={() => void markRead({ requestId: request.id }).catch((error) => toastProblem(error))}
              >
                <IconCheck size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </>
        ) : null}
      </div>
      <ul className={classes.told}>
        {told.slice(0, mostShown).map((one) => (
          <li key={one.id} data-unread={one.readAt === null || undefined}>
            <span>{t(`told.${one.kind}`, { who: one.actor })}</span>
            <span className={classes.at}>
              <Moment at={one.at} />
            </span>
          </li>
        ))}
        {told.length > mostShown ? (
          <li className={classes.at}>{t('earlier', { count: told.length - mostShown })}</li>
        ) : null}
      </ul>
    </li>
  );
}
