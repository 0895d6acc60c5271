import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { deskRoutes } from '#contract/desk.ts';
import { type SignInAnswer, signInRoutes } from '#contract/sign-in.ts';
import { type Me, staffRoutes } from '#contract/staff.ts';
import { call, isProblem } from './api-client.ts';
import { closeAllOpen } from './open-requests.ts';
import { scopes } from './query-client.ts';

/** Who is signed in; null when nobody is. */
export function useWhoIsHere() {
  return useQuery({
    queryKey: [scopes.me],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<Me | null> => {
      try {
        return await call(staffRoutes.me, { signal });
      } catch (error) {
        if (isProblem(error) && error.problem.status === 401) return null;
        throw error;
      }
    },
  });
}

/** Whether the first run is done and whether example data is being prepared; asked again each second while `polling`. */
export function useSetupStanding(polling: boolean, enabled = true) {
  return useQuery({
    // While polling under its own key: the answer `done` must not take the first-run page away before its time.
    queryKey: ['setup', polling],
    enabled,
    queryFn: ({ signal }) => call(deskRoutes.readSetup, { signal }),
    refetchInterval: polling ? 1_000 : false,
  });
}

/** Signs in with e-mail and password; the server sets the session cookie, or asks for a second factor. */
export function signIn(credentials: { email: string; password: string }): Promise<SignInAnswer> {
  return call(signInRoutes.signIn, { body: credentials });
}

/** Signs out and forgets everything this browser held of the person's work. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(signInRoutes.signOut, {}),
    onSuccess: ({ to }) => {
      closeAllOpen();
      client.clear();
      // A full load leaves nothing of the person before in memory.
      window.location.assign(to ?? '/');
    },
  });
}

/** Saves language, zone or preferences of the person; drawn at once, put back if the server refuses. */
export function useEditMe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<(typeof staffRoutes.editMe)['body']>>) => call(staffRoutes.editMe, { body }),
    onMutate: (body) => {
      const before = client.getQueryData<Me | null>([scopes.me]);
      if (before) {
        client.setQueryData([scopes.me], {
          ...before,
          ...body,
          preferences: { ...before.preferences, ...body.preferences },
        } as Me);
      }
      return { before };
    },
    onSuccess: (me, body) => {
      client.setQueryData([scopes.me], me);
      // Names and sentences that the server words are in the former language until they are read again.
      if (body.language) void client.invalidateQueries();
    },
    onError: (_error, _body, context) => client.setQueryData([scopes.me], context?.before),
  });
}
