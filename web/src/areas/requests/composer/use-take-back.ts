import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { requestRoutes } from '#contract/requests.ts';
import { call, isProblem } from '../../../shell/api-client.ts';
import { scopes } from '../../../shell/query-client.ts';
import { toastDone, toastNote, toastProblem } from '../../../ui/toast.tsx';
import { requestKeys } from '../api.ts';
import { noteOwn } from '../page/own-changes.ts';
import { setMyDraft } from './drafts-api.ts';

/** Takes a reply back before it leaves; its text is a draft again. Resolves false, and says why, when it was too late. */
export function useTakeBack(): (messageId: string) => Promise<boolean> {
  const { t } = useTranslation('requests');
  const client = useQueryClient();
  return async (messageId) => {
    try {
      const { request, reverted, draft } = await call(requestRoutes.withdrawReply, { params: { id: messageId } });
      noteOwn(request.id, request.version);
      await client.cancelQueries({ queryKey: requestKeys.byNumber(request.number) });
      client.setQueryData(requestKeys.byNumber(request.number), request);
      await setMyDraft(client, request.id, draft);
      for (const scope of [scopes.lists, scopes.queue]) void client.invalidateQueries({ queryKey: [scope] });
      void client.invalidateQueries({ queryKey: requestKeys.timeline(request.id) });
      if (reverted) toastDone(t('page.write.takenBack'), undefined, true);
      else toastNote(t('page.write.takenBackOnly'));
      return true;
    } catch (error) {
      if (isProblem(error, 'already_sent')) toastNote(t('page.write.alreadySent'));
      else toastProblem(error);
      return false;
    }
  };
}
