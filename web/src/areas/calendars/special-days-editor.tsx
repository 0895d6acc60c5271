import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.tsx';
import type { Rules } from './api.ts';
import classes from './calendars.module.css';
import { HoursField, nextHours } from './hours-field.tsx';

type SpecialDay = Rules['specialDays'][number];

/** Days with hours of their own: they replace the week and any holiday. Without hours the day is closed. */
export function SpecialDaysEditor(props: {
  specialDays: SpecialDay[];
  onChange: (specialDays: SpecialDay[]) => void;
  at: (path: string) => string | undefined;
}) {
  const { t } = useTranslation('calendars');
  const { specialDays, onChange } = props;
  const put = (at: number, part: Partial<SpecialDay>) =>
    onChange(specialDays.with(at, { ...(specialDays[at] as SpecialDay), ...part }));
  const add = (
    <Button
      size="compact-md"
      variant="default"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={() => onChange([...specialDays, { date: '', name: '', intervals: [{ from: '08:00', to: '12:00' }] }])}
    >
      {t('special.add')}
    </Button>
  );
  return (
    <Panel title={t('special.title')} note={t('special.count', { count: specialDays.length })} actions={add}>
      {specialDays.length === 0 ? <p className={classes.nothing}>{t('special.none')}</p> : null}
      <ul className={classes.rows}>
        {specialDays.map((special, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name and keep their place while typed
          <li key={at} className={classes.special}>
            <TextInput
              type="date"
              aria-label={t('special.date')}
              value={special.date}
              onChange={(event) => put(at, { date: event.currentTarget.value })}
              error={props.at(`${at}.date`)}
            />
            <TextInput
              aria-label={t('holidays.name')}
              placeholder={t('holidays.name')}
              value={special.name}
              onChange={(event) => put(at, { name: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('holidays.remove', { name: special.name || special.date })}
              onClick={() => onChange(specialDays.toSpliced(at, 1))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
            <span className={classes.stretches}>
              {special.intervals.length === 0 ? <span className={classes.closed}>{t('week.closed')}</span> : null}
              {special.intervals.map((hours, place) => (
                <HoursField
                  // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no name and keep their place while typed
                  key={place}
                  of={special.name || special.date}
                  hours={hours}
                  onChange={(next) => put(at, { intervals: special.intervals.with(place, next) })}
                  onRemove={() => put(at, { intervals: special.intervals.toSpliced(place, 1) })}
                  error={props.at(`${at}.intervals.${place}`)}
                />
              ))}
              <Button
                size="compact-sm"
                variant="subtle"
                leftSection={<IconPlus size={14} aria-hidden />}
                aria-label={t('week.addTo', { day: special.name || special.date })}
                onClick={() => put(at, { intervals: [...special.intervals, nextHours(special.intervals)] })}
              >
                {t('week.add')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
