import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { requestRoutes } from '#contract/requests.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';
import { uuid7 } from '../../shell/uuid7.ts';
import { toastProblem } from '../../ui/toast.tsx';

/** Milliseconds in which a second press is the same one: a key that bounces, a double click on the button. */
const onePress = 600;

/**
 * Saves a blank, numbered request and opens it with the focus in *who is it* (S1-9: nothing is mandatory). The id is made
 * here and kept until the server has answered, so pressing twice, or again after a lost connection, makes one request. Whoever
 * may solve it has it as their own at once, so that nobody pulls it away during the call.
 */
export function useNewContact(): { start: () => void; starting: boolean } {
  const client = useQueryClient();
  const navigate = useNavigate();
  const id = useRef<string | null>(null);
  const begunAt = useRef(Number.NEGATIVE_INFINITY);
  const register = useMutation({
    mutationFn: (chosen: string) =>
      call(requestRoutes.register, { body: { id: chosen, channel: 'phone', takeIt: true } }),
    onSuccess: (row) => {
      id.current = null;
      void client.invalidateQueries({ queryKey: [scopes.lists] });
      void navigate({ to: '/requests/$number', params: { number: String(row.number) }, search: { focus: 'who' } });
    },
    onError: (error) => toastProblem(error),
  });
  return {
    starting: register.isPending,
    start: () => {
      // The answer may come between two presses that were meant as one, so waiting for it is not enough.
      if (register.isPending || performance.now() - begunAt.current < onePress) return;
      begunAt.current = performance.now();
      id.current ??= uuid7();
      register.mutate(id.current);
    },
  };
}
