import { NativeSelect } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { requestRoutes } from '#contract/requests.ts';
import { call } from '../../../shell/api-client.ts';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { usePriorities } from '../page/page-api.ts';
import { useRequestDesk } from '../page/request-context.ts';
import { ConfirmChoice } from './confirm-choice.tsx';
import { SavedMark } from './draft-field.tsx';
import { usePriorityReason } from './priority-reason.ts';
import { useSavedChoice } from './use-saved-choice.ts';
import classes from './what.module.css';

/** How urgent it is; another priority reckons the deadline anew from the first start (R8.3). */
export function PriorityField() {
  const { t } = useTranslation('requests');
  const { request, can } = useRequestDesk();
  const { data } = usePriorities();
  const one = useSavedChoice<string>();
  const fieldId = useId();
  const { priority } = request;
  const reason = usePriorityReason(request);
  const offered = (data?.rows ?? [])
    .filter((row) => row.active || row.id === priority.id)
    .toSorted((a, b) => a.rank - b.rank);
  const options = offered.length > 0 ? offered : [priority];
  const value = one.pending ? one.pending.value : priority.id;
  const choose = (priorityId: string) =>
    void one.choose(priorityId, (version) =>
      call(requestRoutes.setPriority, { params: { id: request.id }, body: { priorityId, version } }),
    );
  const isFirst = request.originalPriority.id === priority.id;
  const was = isFirst ? undefined : t('page.what.wasPriority', { name: request.originalPriority.name });
  const said = [reason, was].filter(Boolean).join(' · ');
  return (
    <div>
      <NativeSelect
        id={fieldId}
        label={
          <span className={classes.label}>
            {t('page.what.priority')}
            <SavedMark state={one.state} />
          </span>
        }
        description={
          said ? (
            <span className={classes.reason}>
              {said}
              {reason && !one.pending && can('set_priority') ? (
                <ConfirmChoice
                  name={t('page.what.confirmPriority', { name: priority.name })}
                  focusId={fieldId}
                  onConfirm={() => choose(priority.id)}
                />
              ) : null}
            </span>
          ) : undefined
        }
        disabled={!can('set_priority')}
        value={value}
        onChange={(event) => choose(event.currentTarget.value)}
        data={options.map((row) => ({ value: row.id, label: row.name }))}
      />
      {one.error ? <ProblemAlert compact error={one.error} /> : null}
    </div>
  );
}
