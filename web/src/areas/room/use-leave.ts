import { useTranslation } from 'react-i18next';
import { roomRoutes } from '#contract/room.ts';
import { call, isProblem } from '../../shell/api-client.ts';
import { useMe } from '../../shell/session.tsx';
import { useSignOut } from '../../shell/session-api.ts';
import { toastProblem } from '../../ui/toast.tsx';

type Held = { id: string; number: number; subject: string | null };

/**
 * Signs out. Who still holds what they pulled is asked first: it goes back to the queue with its deadline, or stays; or
 * they stay as well. The question is a chunk of its own, as it is rarely asked.
 */
export function useLeave(): () => Promise<void> {
  const { t } = useTranslation('room');
  const { person } = useMe();
  const signOut = useSignOut();
  return async () => {
    try {
      await call(roomRoutes.depart, { params: { id: person.id }, body: {} });
    } catch (error) {
      if (!isProblem(error, 'holding_at_departure')) {
        toastProblem(error);
        return;
      }
      const requests = (error.problem.facts?.requests ?? []) as Held[];
      const minutes = (error.problem.facts?.returnMinutes ?? null) as number | null;
      const { askWhatBecomesOfHeld } = await import('./ask-held.tsx');
      const held = await askWhatBecomesOfHeld(requests, t, minutes);
      if (!held) return;
      try {
        await call(roomRoutes.depart, { params: { id: person.id }, body: { held } });
      } catch (failure) {
        toastProblem(failure);
        return;
      }
    }
    signOut.mutate();
  };
}
