import { ActionIcon, Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CalendarRules } from '#contract/calendars.ts';
import { dateFormat } from '../../ui/moment-words.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { dayNames, type Rules, useCalendarYear } from './api.ts';
import classes from './calendars.module.css';
import { monthsOf } from './months-of-year.ts';

/**
 * A year of the calendar on the screen, saved or not: twelve small months with closed and short days marked, and the same
 * days as a list that is read line by line.
 */
export function YearPicture(props: {
  calendarId: string | undefined;
  rules: Rules;
  year: number;
  onYear: (year: number) => void;
}) {
  const { t, i18n } = useTranslation('calendars');
  const { year, rules } = props;
  const readable = CalendarRules.safeParse(rules).success;
  // As text, since the rules are a new object at each drawing.
  const [settled] = useDebouncedValue(readable ? JSON.stringify(rules) : null, 300);
  const answer = useCalendarYear(props.calendarId, year, settled === null ? null : (JSON.parse(settled) as Rules));
  const days = answer.data?.year === year ? answer.data.days : [];
  const stateOn = new Map(days.map((day) => [day.date, day]));
  const closedWeekdays = new Set(dayNames.flatMap((name, at) => (rules.week[name].length === 0 ? [at] : [])));
  const month = dateFormat(i18n.language, 'UTC', { month: 'long' });
  const full = dateFormat(i18n.language, 'UTC', { weekday: 'long', day: 'numeric', month: 'long' });
  const stepper = (
    <Group gap={4}>
      <ActionIcon variant="subtle" color="gray" aria-label={t('year.before')} onClick={() => props.onYear(year - 1)}>
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <Text fw={600} aria-live="polite" className={classes.yearNumber}>
        {year}
      </Text>
      <ActionIcon variant="subtle" color="gray" aria-label={t('year.after')} onClick={() => props.onYear(year + 1)}>
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
  return (
    <Panel title={t('year.title')} actions={stepper}>
      {answer.error ? <ProblemAlert error={answer.error} compact /> : null}
      <div className={classes.year} aria-hidden="true">
        {monthsOf(year).map((weeks, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the months of a year keep their places
          <div key={at} className={classes.month}>
            <span className={classes.monthName}>{month.format(Date.UTC(year, at, 1))}</span>
            {weeks.flat().map((date, place) => {
              const found = date ? stateOn.get(date) : undefined;
              const state = found?.state ?? (date && closedWeekdays.has(place % 7) ? 'weekend' : undefined);
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: empty places of a month have no date
                <span key={place} data-state={state} title={found?.name}>
                  {date ? Number(date.slice(8)) : ''}
                </span>
              );
            })}
          </div>
        ))}
      </div>
      <ul className={classes.legend} aria-hidden="true">
        {(['closed', 'short', 'weekend'] as const).map((state) => (
          <li key={state}>
            <span data-state={state} /> {t(`year.${state}`)}
          </li>
        ))}
      </ul>
      <details className={classes.yearDays}>
        <summary>{t('year.list', { count: days.length, year })}</summary>
        <ul>
          {days.map((day) => (
            <li key={day.date}>
              {full.format(Date.parse(`${day.date}T00:00:00Z`))}: {day.name}, {t(`year.${day.state}`)}
              {day.hours ? ` (${day.hours})` : ''}
            </li>
          ))}
        </ul>
      </details>
    </Panel>
  );
}
