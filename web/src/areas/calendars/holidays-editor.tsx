import { ActionIcon, Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dateFormat } from '../../ui/moment-words.ts';
import { Panel } from '../../ui/panel.tsx';
import type { Rules } from './api.ts';
import classes from './calendars.module.css';

type Holiday = Rules['holidays'][number];

/** Public holidays: closed on that day, every year or in one year. */
export function HolidaysEditor(props: {
  holidays: Holiday[];
  onChange: (holidays: Holiday[]) => void;
  at: (path: string) => string | undefined;
}) {
  const { t, i18n } = useTranslation('calendars');
  const { holidays, onChange } = props;
  const put = (at: number, part: Partial<Holiday>) =>
    onChange(holidays.with(at, { ...(holidays[at] as Holiday), ...part }));
  const months = Array.from({ length: 12 }, (_, at) => ({
    value: String(at + 1),
    label: dateFormat(i18n.language, 'UTC', { month: 'long' }).format(Date.UTC(2024, at, 1)),
  }));
  const add = (
    <Button
      size="compact-md"
      variant="default"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={() => onChange([...holidays, { day: 1, month: 1, year: null, name: '' }])}
    >
      {t('holidays.add')}
    </Button>
  );
  return (
    <Panel title={t('holidays.title')} note={t('holidays.count', { count: holidays.length })} actions={add}>
      {holidays.length === 0 ? <p className={classes.nothing}>{t('holidays.none')}</p> : null}
      <ul className={classes.rows}>
        {holidays.map((holiday, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name and keep their place while typed
          <li key={at} className={classes.holiday}>
            <NumberInput
              aria-label={t('holidays.day')}
              min={1}
              max={31}
              hideControls
              allowDecimal={false}
              value={holiday.day}
              onChange={(day) => put(at, { day: Number(day) || 1 })}
              error={Boolean(props.at(String(at)))}
            />
            <NativeSelect
              aria-label={t('holidays.month')}
              data={months}
              value={String(holiday.month)}
              onChange={(event) => put(at, { month: Number(event.currentTarget.value) })}
            />
            <NumberInput
              aria-label={t('holidays.year')}
              placeholder={t('holidays.everyYear')}
              hideControls
              allowDecimal={false}
              thousandSeparator=""
              value={holiday.year ?? ''}
              onChange={(year) => put(at, { year: year === '' ? null : Number(year) })}
            />
            <TextInput
              aria-label={t('holidays.name')}
              placeholder={t('holidays.name')}
              value={holiday.name}
              onChange={(event) => put(at, { name: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('holidays.remove', { name: holiday.name || `${holiday.day}.${holiday.month}.` })}
              onClick={() => onChange(holidays.toSpliced(at, 1))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
            {props.at(String(at)) ? <p className={classes.error}>{props.at(String(at))}</p> : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
