import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queueRoutes } from '#contract/queue.ts';
import { call, isProblem } from '../../shell/api-client.ts';
import { everydayWords } from '../../shell/i18n.ts';
import { scopes } from '../../shell/query-client.ts';
import { toastNote, toastProblem } from '../../ui/toast.tsx';
import { rememberWhy } from '../requests/why-this.ts';

/**
 * Takes the most urgent request of my categories and opens it, with the reason. While one is still in hand (R13.1) the
 * desk is shown instead, where that one stands.
 */
export function usePullNext(): { pull: () => void; pulling: boolean } {
  const { t, i18n } = useTranslation('desk');
  const client = useQueryClient();
  const navigate = useNavigate();
  const next = useMutation({
    mutationFn: (reason: string | undefined) => call(queueRoutes.next, { body: reason ? { reason } : {} }),
    onSuccess: ({ request, why }) => {
      void client.invalidateQueries({ queryKey: [scopes.queue] });
      void client.invalidateQueries({ queryKey: [scopes.lists] });
      if (!request) {
        toastNote(t('next.nothing'));
        return;
      }
      rememberWhy(request.number, why?.words ?? null);
      void navigate({ to: '/requests/$number', params: { number: String(request.number) } });
    },
    onError: (error) => {
      if (isProblem(error, 'still_holding')) {
        void client.invalidateQueries({ queryKey: [scopes.queue] });
        const { number, withReason } = error.problem.facts as { number: number; withReason: boolean };
        if (withReason) {
          void another(number);
          return;
        }
        void navigate({ to: '/' });
        toastNote(error.problem.detail);
      } else if (isProblem(error, 'not_present')) {
        // Said and undone in one press; then what was asked for happens.
        toastNote(t('next.notPresent'), {
          label: t('next.back'),
          run: () => void goOn(),
        });
      } else toastProblem(error);
    },
  });
  // Where the centre lets people take another one, they say why.
  const another = async (number: number) => {
    try {
      const { askReason } = await import('../room/ask-reason.tsx');
      await everydayWords();
      const reason = await askReason(number, i18n.getFixedT(null, 'room'));
      if (reason) next.mutate(reason);
    } catch (error) {
      toastProblem(error);
    }
  };
  const goOn = async () => {
    try {
      // Rarely needed, so fetched only then.
      await (await import('../room/come-back.ts')).comeBack();
      next.mutate(undefined);
    } catch (error) {
      toastProblem(error);
    }
  };
  return {
    pulling: next.isPending,
    pull: () => {
      if (!next.isPending) next.mutate(undefined);
    },
  };
}
