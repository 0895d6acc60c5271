import { ActionIcon, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hours } from './api.ts';
import classes from './calendars.module.css';
import { endsNextDay, readClock } from './clock-time.ts';

/** One stretch of open hours: from, to, and whether it ends on the next day. `of` names the day for screen readers. */
export function HoursField(props: {
  of: string;
  hours: Hours;
  onChange: (next: Hours) => void;
  onRemove: () => void;
  error?: string | undefined;
}) {
  const { t } = useTranslation('calendars');
  const { hours, onChange } = props;
  return (
    <span className={classes.hours}>
      <ClockField
        label={t('hours.from', { day: props.of })}
        value={hours.from}
        onChange={(from) => onChange({ ...hours, from })}
        invalid={Boolean(props.error)}
      />
      <span aria-hidden>–</span>
      <ClockField
        label={t('hours.to', { day: props.of })}
        value={hours.to}
        onChange={(to) => onChange({ ...hours, to })}
        invalid={Boolean(props.error)}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t('hours.remove', { day: props.of, from: hours.from, to: hours.to })}
        onClick={props.onRemove}
      >
        <IconX size={14} aria-hidden />
      </ActionIcon>
      {endsNextDay(hours) ? <span className={classes.nextDay}>{t('hours.nextDay')}</span> : null}
      {props.error ? <span className={classes.error}>{props.error}</span> : null}
    </span>
  );
}

/** A time of day: typed in any usual way, written out when the field is left. */
function ClockField(props: { label: string; value: string; onChange: (time: string) => void; invalid: boolean }) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? props.value.slice(0, 5);
  const read = readClock(shown);
  return (
    <TextInput
      aria-label={props.label}
      className={classes.clock}
      inputMode="numeric"
      maxLength={5}
      value={shown}
      error={props.invalid || read === null}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        props.onChange(readClock(next) ?? next);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

/** The next stretch after those there are: an afternoon after a morning, else office hours. */
export function nextHours(present: Hours[]): Hours {
  const last = present.at(-1);
  const from = last && !endsNextDay(last) ? Number(last.to.slice(0, 2)) + 1 : 8;
  if (from > 21) return { from: '08:00', to: '12:00' };
  return { from: `${String(from).padStart(2, '0')}:00`, to: `${Math.min(24, from + (last ? 4 : 9))}:00` };
}
