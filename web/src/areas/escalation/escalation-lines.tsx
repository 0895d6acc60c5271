import { IconPlayerPause, IconStairsUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { EscalationState } from '#contract/escalation.ts';
import { Moment } from '../../ui/moment.tsx';
import { localeOf } from '../../ui/moment-words.ts';
import { budgetWords } from '../calendars/budget-field.tsx';
import { useEscalation } from './api.ts';
import classes from './escalation.module.css';

/** How the escalation of a request stands, in words: its level, what comes next and when, or why it stands still. */
export default function EscalationLines({ requestId }: { requestId: string }) {
  const { t, i18n } = useTranslation('escalation');
  const { data } = useEscalation(requestId);
  const deeds = useDeeds();
  if (!data || data.state === 'none') return null;
  const next = data.levels[data.level];
  const left =
    data.leftSeconds === null ? '' : budgetWords(Math.max(1, Math.round(data.leftSeconds / 60)), i18n.language);
  const Icon = data.state === 'stopped' || data.state === 'held' ? IconPlayerPause : IconStairsUp;
  return (
    <section className={classes.standing} aria-label={t('title')}>
      <p className={classes.head}>{t('title')}</p>
      <p className={classes.state}>
        <Icon size={16} aria-hidden />
        <span>
          {data.level === 0 ? t('none') : t('reached', { level: data.level, levels: data.levels.length })}{' '}
          {data.state === 'done' ? t('done') : null}
          {data.state === 'stopped' && data.because ? t(`stopped.${data.because}`, { left }) : null}
          {data.state === 'stopped' && !data.because ? t('notBegun') : null}
          {data.state === 'held' ? t('held', { left }) : null}
        </span>
      </p>
      {next ? (
        <p className={classes.next}>
          {next.at ? (
            <>
              {t('nextAt', { level: next.level })} <Moment at={next.at} exact />
              {': '}
            </>
          ) : (
            `${t('next', { level: next.level })}: `
          )}
          {deeds(next)}.
        </p>
      ) : null}
      {data.state === 'running' ? (
        <p className={classes.dim}>{data.calendar ? t('hoursOf', { calendar: data.calendar.name }) : t('allHours')}</p>
      ) : null}
    </section>
  );
}

/** What a level does, as a list in the reader's language. */
function useDeeds(): (level: EscalationState['levels'][number]) => string {
  const { t, i18n } = useTranslation('escalation');
  return (level) => {
    const deeds = [
      level.assignTo === 'person' ? t('does.person', { name: level.person ?? '' }) : null,
      level.assignTo === 'queue' ? t('does.queue') : null,
      level.assignTo === 'automatic' ? t('does.automatic') : null,
      level.tellOwner ? t('does.owner') : null,
      level.tellAdministrator ? t('does.administrator') : null,
      level.tellCustomer ? t('does.customer') : null,
      level.addresses > 0 ? t('does.addresses', { count: level.addresses }) : null,
    ].filter((one) => one !== null);
    return deeds.length === 0 ? t('does.nothing') : new Intl.ListFormat(localeOf(i18n.language)).format(deeds);
  };
}
