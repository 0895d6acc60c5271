import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '#contract/requests.ts';
import { goToLastList } from '../../../shell/last-list.ts';
import { closeOpen } from '../../../shell/open-requests.ts';
import { scopes } from '../../../shell/query-client.ts';
import { pathWords } from '../../../ui/path-words.ts';
import { toastDone } from '../../../ui/toast.tsx';
import { requestKeys } from '../api.ts';

/**
 * Leaves a request that one's own change has taken out of one's sight, as into a category for others only: says where it
 * is now and goes back to the list, as asking for it again would find nothing.
 */
export function useOutOfSight() {
  const { t } = useTranslation('requests');
  const client = useQueryClient();
  const navigate = useNavigate();
  return async ({ id, number, category }: RequestDetail) => {
    toastDone(t('page.outOfSight', { number, category: pathWords(category?.name) ?? t('page.noCategory') }));
    await goToLastList(navigate);
    // Only now, or the page that is being left would ask for it again.
    closeOpen(number);
    client.removeQueries({ queryKey: requestKeys.byNumber(number) });
    client.removeQueries({ queryKey: [scopes.request, id] });
    void client.invalidateQueries({ queryKey: [scopes.lists] });
    void client.invalidateQueries({ queryKey: [scopes.queue] });
  };
}
