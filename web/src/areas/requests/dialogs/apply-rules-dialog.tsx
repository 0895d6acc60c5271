import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { bulkRoutes } from '#contract/bulk.ts';
import { call } from '../../../shell/api-client.ts';
import { uuid7 } from '../../../shell/uuid7.ts';
import { toastDone, toastNote, toastProblem } from '../../../ui/toast.tsx';
import { runToEnd } from '../../worklist/run-to-end.ts';
import { useChanges } from '../../worklist/use-changes.ts';
import { useReason } from '../../worklist/use-reason.ts';
import { useRequestDesk } from '../page/request-context.ts';

const BulkDialog = lazy(() => import('../../worklist/bulk-dialog.tsx'));

/** Applies the rules to this one request again: what would change is seen before, and can be taken back. */
export function ApplyRulesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('requests');
  const { request } = useRequestDesk();
  const changes = useChanges();
  const reason = useReason();
  const undo = async (id: string) => {
    const back = await call(bulkRoutes.undo, { params: { id }, body: { id: uuid7() } });
    const row = await runToEnd(back.id);
    if (row?.state === 'done') toastDone(t('page.undone'));
    else if (row) toastNote(reason(row.code, row.words));
  };
  const follow = async (id: string) => {
    const row = await runToEnd(id);
    if (!row) return toastNote(t('page.done.rules_later'));
    if (row.state !== 'done') return toastNote(reason(row.code, row.words));
    if (row.changes.length === 0) return toastNote(t('page.done.rules_same'));
    toastDone(t('page.done.apply_rules', { changes: changes(row.changes, row.rule) }), {
      label: t('page.undo'),
      run: () => void undo(id).catch((error) => toastProblem(error)),
    });
  };
  return (
    <Suspense>
      <BulkDialog
        action="apply_rules"
        selection={{ ids: [request.id] }}
        onClose={onClose}
        onStarted={(id) => {
          onClose();
          void follow(id).catch((error) => toastProblem(error));
        }}
      />
    </Suspense>
  );
}
