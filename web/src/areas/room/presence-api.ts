import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { type Presence, type PresenceState, presenceRoutes } from '#contract/room.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';
import { toastProblem } from '../../ui/toast.tsx';

const ownKey = [scopes.presence, 'own'] as const;

export type PresenceBody = z.input<NonNullable<typeof presenceRoutes.set.body>>;

/** My presence; renewed when anybody's changes, as another window or a supervisor may have set it. */
export function useOwnPresence() {
  return useQuery({ queryKey: ownKey, queryFn: ({ signal }) => call(presenceRoutes.read, { signal }) });
}

/** How somebody counts at a moment: the absence overrides the state. */
export function standingOf(presence: Pick<Presence, 'state' | 'absence'>, now: number): PresenceState | 'absent' {
  const { absence } = presence;
  const runs = absence && Date.parse(absence.fromAt) <= now && now < Date.parse(absence.toAt);
  return runs ? 'absent' : presence.state;
}

/** Sets my presence; drawn at once, put back if the server refuses. */
export function useSetPresence() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PresenceBody) => call(presenceRoutes.set, { body }),
    onMutate: async (body) => {
      await client.cancelQueries({ queryKey: ownKey });
      const before = client.getQueryData<Presence>(ownKey);
      if (before && !body.endAbsence) {
        client.setQueryData<Presence>(ownKey, {
          ...before,
          state: body.state,
          note: body.note ?? null,
          untilAt: body.untilAt ?? null,
        });
      }
      return { before };
    },
    onSuccess: (presence) => client.setQueryData(ownKey, presence),
    onError: (error, _body, context) => {
      client.setQueryData(ownKey, context?.before);
      toastProblem(error);
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: [scopes.room] });
      void client.invalidateQueries({ queryKey: [scopes.presence] });
    },
  });
}

/** *I am back*: available, and an absence that covers this moment ends. */
export function useComeBack() {
  const set = useSetPresence();
  return useMutation({ mutationFn: () => set.mutateAsync({ state: 'available', endAbsence: true }) });
}
