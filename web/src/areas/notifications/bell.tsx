import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { onLive } from '../../shell/live.ts';
import { scopes } from '../../shell/query-client.ts';
import { useUnread } from './api.ts';
import classes from './bell.module.css';

/** How many things I was told and have not read; leads to the list. */
export function Bell() {
  const { t } = useTranslation('shell');
  const client = useQueryClient();
  const { data } = useUnread();
  useEffect(
    () => onLive('notified', () => void client.invalidateQueries({ queryKey: [scopes.notifications] })),
    [client],
  );
  const count = data?.count ?? 0;
  const label = t('bell', { count });
  return (
    <Tooltip label={label}>
      <ActionIcon
        component={Link}
        to="/notifications"
        variant="subtle"
        color="gray"
        size={32}
        className={classes.bell}
        aria-label={label}
      >
        <IconBell size={20} stroke={1.6} aria-hidden />
        {count > 0 ? (
          <span className={classes.count} aria-hidden>
            {count > 99 ? '99+' : count}
          </span>
        ) : null}
      </ActionIcon>
    </Tooltip>
  );
}
