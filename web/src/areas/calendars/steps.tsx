import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { WorkingStep } from '#contract/calendars.ts';
import { dateFormat } from '../../ui/moment-words.ts';
import { BudgetText } from './budget-field.tsx';
import classes from './calendars.module.css';

const most = 12;

/** The stretches a deadline ran through, open and closed, as lines of the same clock. */
export function Steps({ steps, zone }: { steps: z.infer<typeof WorkingStep>[]; zone: string }) {
  const { t, i18n } = useTranslation('calendars');
  if (steps.length === 0) return null;
  const format = dateFormat(i18n.language, zone, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
  const shown = steps.slice(0, most);
  return (
    <ol className={classes.steps} aria-label={t('try.steps')}>
      {shown.map((step) => (
        <li key={step.from} data-kind={step.kind}>
          <span>{format.formatRange(new Date(step.from), new Date(step.to))}</span>
          <span className={classes.stepWhat}>
            {step.kind === 'open' ? (
              <BudgetText minutes={Math.round(step.seconds / 60)} />
            ) : (
              step.reasons.join(', ') || t('week.closed')
            )}
          </span>
        </li>
      ))}
      {steps.length > most ? <li>{t('try.moreSteps', { count: steps.length - most })}</li> : null}
    </ol>
  );
}
