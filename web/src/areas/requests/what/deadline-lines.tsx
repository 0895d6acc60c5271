import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { requestRoutes } from '#contract/requests.ts';
import { call } from '../../../shell/api-client.ts';
import { Moment } from '../../../ui/moment.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { useDeadline } from '../api.ts';
import { Clock } from '../clock.tsx';
import { useRequestDesk } from '../page/request-context.ts';
import { SavedMark } from './draft-field.tsx';
import { useSavedChoice } from './use-saved-choice.ts';
import classes from './what.module.css';

/** When it is due, how that was reckoned in words, and setting it by hand for those who may. */
export function DeadlineLines() {
  const { t } = useTranslation('requests');
  const { request, can, openDialog } = useRequestDesk();
  const { data } = useDeadline(request.id);
  const back = useSavedChoice<null>();
  const manual = request.deadlineSource === 'manual';
  return (
    <div className={classes.lines}>
      <p className={classes.label}>
        {t('page.what.deadline')}
        <SavedMark state={back.state} />
      </p>
      <p className={classes.due}>
        <Clock of={request} />
        {request.deadlineAt ? (
          <span className={classes.dim}>
            <Moment at={request.deadlineAt} exact />
          </span>
        ) : null}
      </p>
      {manual ? <p className={classes.dim}>{t('clock.source.manual')}</p> : null}
      {!manual && data?.words ? (
        <p className={classes.arithmetic}>
          {data.words}
          {data.calendar ? (
            <span className={classes.dim}> ({[data.calendar.name, data.calendar.zone].join(', ')})</span>
          ) : null}
        </p>
      ) : null}
      {can('set_deadline') ? (
        <div className={classes.actions}>
          <Button size="compact-xs" variant="subtle" onClick={() => openDialog('deadline')}>
            {t('page.do.set_deadline')}
          </Button>
          {manual ? (
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() =>
                void back.choose(null, (version) =>
                  call(requestRoutes.setDeadline, { params: { id: request.id }, body: { deadlineAt: null, version } }),
                )
              }
            >
              {t('page.what.toCalendar')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {back.error ? <ProblemAlert compact error={back.error} /> : null}
    </div>
  );
}
