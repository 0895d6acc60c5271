import { useTranslation } from 'react-i18next';
import { type DayName, dayNames, type Rules } from './api.ts';
import { BudgetText } from './budget-field.tsx';
import classes from './calendars.module.css';
import { clockOf } from './clock-time.ts';
import { useDayName } from './use-day-name.ts';
import { type Bar, openMinutes, weekBars } from './week-bars.ts';

const marks = [0, 6, 12, 18, 24];
const percent = (minutes: number) => `${(100 * minutes) / 1440}%`;

/** The week as bars along 24 hours; what began the day before is striped. Screen readers hear the hours in words. */
export function WeekPicture({ week }: { week: Rules['week'] }) {
  const { t } = useTranslation('calendars');
  const long = useDayName();
  const short = useDayName('short');
  const bars = weekBars(week);
  const words = (day: DayName) =>
    `${long(day)}: ${bars[day].map((bar) => `${clockOf(bar.from)}–${clockOf(bar.to)}`).join(', ') || t('week.closed')}`;
  return (
    <figure className={classes.picture}>
      <div role="img" aria-label={dayNames.map(words).join('. ')}>
        <div className={classes.scale} aria-hidden>
          {marks.map((hour) => (
            <span key={hour} style={{ left: percent(hour * 60) }}>
              {hour}
            </span>
          ))}
        </div>
        {dayNames.map((day) => (
          <div key={day} className={classes.barRow} aria-hidden>
            <span className={classes.barDay}>{short(day)}</span>
            <span className={classes.track}>
              {bars[day].map((bar) => (
                <Stretch key={`${bar.from} ${bar.to} ${bar.carried}`} bar={bar} />
              ))}
            </span>
          </div>
        ))}
      </div>
      <figcaption className={classes.caption}>
        {t('week.open')} <BudgetText minutes={openMinutes(week)} />
      </figcaption>
    </figure>
  );
}

function Stretch({ bar }: { bar: Bar }) {
  return (
    <span
      className={classes.bar}
      data-carried={bar.carried || undefined}
      style={{ left: percent(bar.from), width: percent(bar.to - bar.from) }}
      title={`${clockOf(bar.from)}–${clockOf(bar.to)}`}
    />
  );
}
