import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { requestRoutes } from '#contract/requests.ts';
import { call } from '../../../shell/api-client.ts';
import { Moment } from '../../../ui/moment.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { useStatuses } from '../page/page-api.ts';
import { useRequestDesk } from '../page/request-context.ts';
import { SavedMark } from './draft-field.tsx';
import { useSavedChoice } from './use-saved-choice.ts';
import classes from './what.module.css';

/** The status among those of its phase, and the moments and people of the request. */
export function Standing() {
  const { t } = useTranslation('requests');
  const { request, can } = useRequestDesk();
  const { data } = useStatuses();
  const one = useSavedChoice<string>();
  const samePhase = (data?.rows ?? []).filter(
    (row) => row.phase === request.phase && (row.active || row.id === request.status.id),
  );
  return (
    <>
      {samePhase.length > 1 ? (
        <div>
          <NativeSelect
            label={
              <span className={classes.label}>
                {t('page.what.status')}
                <SavedMark state={one.state} />
              </span>
            }
            disabled={!can('set_status')}
            value={one.pending ? one.pending.value : request.status.id}
            onChange={(event) => {
              const statusId = event.currentTarget.value;
              void one.choose(statusId, (version) =>
                call(requestRoutes.setStatus, { params: { id: request.id }, body: { statusId, version } }),
              );
            }}
            data={samePhase.map((row) => ({ value: row.id, label: row.name }))}
          />
          {one.error ? <ProblemAlert compact error={one.error} /> : null}
        </div>
      ) : null}
      <dl className={classes.facts}>
        {samePhase.length > 1 ? null : <Line term={t('page.what.status')}>{request.status.name}</Line>}
        {request.postponedUntil ? (
          <Line term={t('page.what.postponedUntil')}>
            <Moment at={request.postponedUntil} exact />
          </Line>
        ) : null}
        <Line term={t('page.what.reportedAt')}>
          <Moment at={request.reportedAt} exact />
        </Line>
        <Line term={t('page.what.registeredBy')}>{request.createdBy?.name ?? t('page.linja')}</Line>
        {request.centre ? <Line term={t('page.what.centre')}>{request.centre.name}</Line> : null}
        {request.solvedAt ? (
          <Line term={t('page.what.solvedAt')}>
            <Moment at={request.solvedAt} exact />
          </Line>
        ) : null}
        {request.closedAt ? (
          <Line term={t('page.what.closedAt')}>
            <Moment at={request.closedAt} exact />
          </Line>
        ) : null}
      </dl>
    </>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className={classes.factLine}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
