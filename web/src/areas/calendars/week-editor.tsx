import { Button, Menu } from '@mantine/core';
import { IconCopy, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type DayName, dayNames, type Hours, type Rules } from './api.ts';
import classes from './calendars.module.css';
import { HoursField, nextHours } from './hours-field.tsx';
import { useDayName } from './use-day-name.ts';

const weekdays = dayNames.slice(0, 5);

/** The ordinary week: any number of open stretches a day, added, removed, and copied to other days. */
export function WeekEditor(props: {
  week: Rules['week'];
  onChange: (week: Rules['week']) => void;
  at: (path: string) => string | undefined;
}) {
  const { t } = useTranslation('calendars');
  const dayName = useDayName();
  const { week, onChange } = props;
  const put = (day: DayName, hours: Hours[]) => onChange({ ...week, [day]: hours });
  const copy = (from: DayName, to: DayName[]) =>
    onChange({ ...week, ...Object.fromEntries(to.map((day) => [day, structuredClone(week[from])])) });
  return (
    <div className={classes.week}>
      {dayNames.map((day) => (
        // biome-ignore lint/a11y/useSemanticElements: seven fieldsets inside a fieldset would read out twice
        <div key={day} role="group" aria-label={dayName(day)} className={classes.day}>
          <span className={classes.dayName}>{dayName(day)}</span>
          <span className={classes.stretches}>
            {week[day].length === 0 ? <span className={classes.closed}>{t('week.closed')}</span> : null}
            {week[day].map((hours, at) => (
              <HoursField
                // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no name and keep their place while typed
                key={at}
                of={dayName(day)}
                hours={hours}
                onChange={(next) => put(day, week[day].with(at, next))}
                onRemove={() => put(day, week[day].toSpliced(at, 1))}
                error={props.at(`${day}.${at}`)}
              />
            ))}
          </span>
          <span className={classes.dayActions}>
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus size={14} aria-hidden />}
              aria-label={t('week.addTo', { day: dayName(day) })}
              onClick={() => put(day, [...week[day], nextHours(week[day])])}
            >
              {t('week.add')}
            </Button>
            <Menu position="bottom-end">
              <Menu.Target>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t('week.copyOf', { day: dayName(day) })}
                  title={t('week.copyOf', { day: dayName(day) })}
                >
                  <IconCopy size={14} aria-hidden />
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => copy(day, weekdays)}>{t('week.toWeekdays')}</Menu.Item>
                <Menu.Item onClick={() => copy(day, dayNames)}>{t('week.toAll')}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </span>
        </div>
      ))}
    </div>
  );
}
