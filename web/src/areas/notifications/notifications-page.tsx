import { Button, SegmentedControl } from '@mantine/core';
import { IconChecks, IconSettings } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { toastProblem } from '../../ui/toast.tsx';
import { useMarkRead, useNotifications, useUnread } from './api.ts';
import { groupsOf } from './notification-groups.ts';
import classes from './notifications.module.css';
import { RequestNews } from './request-news.tsx';

/** What I was told, request by request; opening one marks it as read. */
export function NotificationsPage() {
  const { t } = useTranslation(['notifications', 'ui']);
  const [show, setShow] = useState<'all' | 'unread'>('all');
  const list = useNotifications(show === 'unread');
  const unread = useUnread();
  const markRead = useMarkRead();
  const groups = groupsOf(list.data?.pages.flatMap((page) => page.rows) ?? []);
  const actions = (
    <>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconChecks size={16} aria-hidden />}
        disabled={!unread.data?.count}
        onClick={() => void markRead({ all: true }).catch((error) => toastProblem(error))}
      >
        {t('markAll')}
      </Button>
      <Button
        component={Link}
        to="/settings/notifications"
        variant="subtle"
        size="sm"
        leftSection={<IconSettings size={16} aria-hidden />}
      >
        {t('choose')}
      </Button>
    </>
  );
  return (
    <Page title={t('title')} actions={actions} width="reading">
      <SegmentedControl
        size="xs"
        value={show}
        aria-label={t('show')}
        onChange={(next) => setShow(next as typeof show)}
        data={(['all', 'unread'] as const).map((value) => ({ value, label: t(value) }))}
      />
      {list.error ? (
        <ProblemAlert error={list.error} again={() => void list.refetch()} />
      ) : list.isPending ? (
        <LoadingLines lines={6} />
      ) : groups.length === 0 ? (
        <EmptyState
          title={t(show === 'all' ? 'none' : 'noneUnread')}
          text={t('noneText')}
          action={
            show === 'all' ? (
              <Button variant="default" component={Link} to="/settings/notifications">
                {t('choose')}
              </Button>
            ) : (
              <Button variant="default" onClick={() => setShow('all')}>
                {t('ui:showAll')}
              </Button>
            )
          }
        />
      ) : (
        <ul className={classes.groups}>
          {groups.map((group) => (
            <RequestNews key={group.request.id} group={group} />
          ))}
        </ul>
      )}
      <MoreButton
        more={{ has: list.hasNextPage, loading: list.isFetchingNextPage, load: () => void list.fetchNextPage() }}
      />
    </Page>
  );
}
