import { useTranslation } from 'react-i18next';
import type { TimeFigures } from '#contract/requests.ts';
import { useRequestDesk } from '../page/request-context.ts';
import { timeWords } from '../time-words.ts';
import classes from './what.module.css';

const parts = ['reply', 'close', 'queue', 'internal', 'external'] as const;

/** What the request has taken: until the first answer, until closed, and whose time it was; working time, and real time beside it. */
export function TimeLines() {
  const { t } = useTranslation('requests');
  const times = useRequestDesk().request.times;
  const shown = parts.filter((part) => isTold(times, part));
  if (shown.length === 0) return null;
  return (
    <div className={classes.lines}>
      <p className={classes.label}>{t('times.title')}</p>
      <dl className={classes.times}>
        {shown.map((part) => (
          <Line key={part} part={part} times={times} />
        ))}
      </dl>
    </div>
  );
}

function Line({ part, times }: { part: (typeof parts)[number]; times: TimeFigures }) {
  const { t, i18n } = useTranslation('requests');
  const spent = times[part] ?? { business: 0, real: 0 };
  return (
    <>
      <dt>{t(`times.${part}`)}</dt>
      <dd>
        {timeWords(spent.business, i18n.language)}
        {Math.abs(spent.real - spent.business) < 60 ? null : (
          <span className={classes.dim}> {t('times.real', { time: timeWords(spent.real, i18n.language) })}</span>
        )}
      </dd>
    </>
  );
}

/** Nothing is said of what has not been: no answer yet, not closed, never waited outside. */
function isTold(times: TimeFigures, part: (typeof parts)[number]): boolean {
  const spent = times[part];
  return spent !== null && (spent.real > 0 || times.running === part || part === 'reply' || part === 'close');
}
