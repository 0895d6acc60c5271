import { useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { deskRoutes, type Setup } from '#contract/desk.ts';
import { call, isProblem } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';
import { signIn } from '../../shell/session-api.ts';

export type SetupForm = z.input<typeof Setup>;

/**
 * Makes the desk and its first administrator, then signs that person in. When an answer was lost after the desk was
 * made, trying again with the same password just signs in.
 */
export function useSetUp() {
  return useMutation({
    mutationFn: async (form: SetupForm) => {
      const { email, password } = form;
      try {
        await call(deskRoutes.setUp, { body: form });
      } catch (error) {
        if (!isProblem(error) || error.problem.status !== 409) throw error;
        await signIn({ email, password }).catch(() => Promise.reject(error));
        return;
      }
      await signIn({ email, password });
    },
  });
}

/** What an empty desk still needs; looked at anew each time the desk is opened. */
export function useFirstSteps() {
  return useQuery({
    queryKey: [scopes.settings, 'first-steps'],
    queryFn: ({ signal }) => call(deskRoutes.firstSteps, { signal }),
    staleTime: 0,
  });
}
