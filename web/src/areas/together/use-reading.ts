import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RequestDetail } from '#contract/requests.ts';
import { togetherRoutes } from '#contract/together.ts';
import { call } from '../../shell/api-client.ts';
import { useMe } from '../../shell/session.tsx';
import { notificationKeys, useUnread } from '../notifications/api.ts';

/** How long something must be in sight, in milliseconds, before it counts as read. */
const lookMs = 800;

/**
 * Says that I have read the request, when that means anything: I own it and something in it was unread, or I was told of
 * it. Only while the window is looked at.
 */
export function useReading({ id, readLight, owner, messageCount }: RequestDetail): void {
  const client = useQueryClient();
  const me = useMe();
  const unread = useUnread();
  const mine = owner?.id === me.person.id && (readLight === 'red' || readLight === 'yellow');
  const told = unread.data?.requestIds.includes(id) ?? false;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new message is read anew
  useEffect(() => {
    if (!mine && !told) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async () => {
      try {
        const answer = await call(togetherRoutes.reading, { params: { id } });
        client.setQueryData(notificationKeys.unread, answer.unread);
        void client.invalidateQueries({ queryKey: notificationKeys.list });
      } catch {
        // It stays unread; the next look says it again.
      }
    };
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') timer = setTimeout(() => void read(), lookMs);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [id, mine, told, messageCount, client]);
}
