import { Button, Checkbox, Group, NativeSelect, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holidayKinds, type KnownDay } from '#contract/calendars.ts';
import { dateFormat } from '../../ui/moment-words.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { type Rules, useHolidayChanges, useHolidayCountries, useKnownHolidays } from './api.ts';
import classes from './calendars.module.css';

type Choice = NonNullable<Rules['publicHolidays']>;
/** Kinds an office may close on as a whole; what is only observed is chosen day by day. */
const offeredKinds = holidayKinds.filter((kind) => kind !== 'observance');
const times = Array.from({ length: 13 }, (_, at) => `${String(at + 8).padStart(2, '0')}:00`);

/** The full hours, and a time that was chosen otherwise, over the API. */
const timesWith = (chosen: string | undefined) =>
  chosen?.includes(':') && !times.includes(chosen) ? [...times, chosen].sort() : times;

/** The holidays of a country, taken over: which country and region, which kinds close, and what single days do. */
export function PublicHolidaysEditor(props: {
  calendarId: string | undefined;
  taken: Rules['publicHolidays'];
  year: number;
  onChange: (next: Choice | null) => void;
}) {
  const { t } = useTranslation('calendars');
  const { taken, onChange } = props;
  const countries = useHolidayCountries();
  const known = useKnownHolidays(taken?.country, taken?.region ?? null, props.year);
  const [every, setEvery] = useState(false);
  // What was taken over stays as it is until something is chosen anew: then the days are asked for again.
  const choose = (part: Partial<Choice>) => {
    const { country = '', region = null, kinds = ['public' as const], choices = [] } = { ...taken, ...part };
    onChange(country ? { country, region, kinds, choices } : null);
  };
  const rows = countries.data?.rows ?? [];
  const regions = rows.find((one) => one.code === taken?.country)?.regions ?? [];
  const days = (known.data?.days ?? []).filter((day) => every || day.kind !== 'observance' || chosenFor(taken, day));
  return (
    <Panel title={t('country.title')} note={taken?.source ?? null}>
      <Stack gap="sm">
        <p className={classes.nothing}>{t('country.hint')}</p>
        {countries.error ? <ProblemAlert error={countries.error} compact /> : null}
        <Group gap="sm" align="flex-end">
          <Select
            label={t('country.country')}
            placeholder={t('country.none')}
            searchable
            clearable
            data={rows.map((one) => ({ value: one.code, label: one.name }))}
            value={taken?.country ?? null}
            onChange={(country) => choose({ country: country ?? '', region: null, choices: [] })}
          />
          {regions.length > 0 ? (
            <Select
              label={t('country.region')}
              placeholder={t('country.whole')}
              searchable
              clearable
              data={regions.map((one) => ({ value: one.code, label: one.name }))}
              value={taken?.region ?? null}
              onChange={(region) => choose({ region, choices: [] })}
            />
          ) : null}
        </Group>
        {taken ? (
          <>
            <Checkbox.Group
              label={t('country.kinds')}
              value={taken.kinds}
              onChange={(kinds) => choose({ kinds: holidayKinds.filter((kind) => kinds.includes(kind)) })}
            >
              <Group gap="md" mt={4}>
                {offeredKinds.map((kind) => (
                  <Checkbox key={kind} value={kind} label={t(`country.kind.${kind}`)} />
                ))}
              </Group>
            </Checkbox.Group>
            <Changes calendarId={props.calendarId} onTake={() => choose({})} />
            <DayChoices days={days} taken={taken} onChange={(choices) => choose({ choices })} />
            <Checkbox
              label={t('country.every')}
              checked={every}
              onChange={(event) => setEvery(event.currentTarget.checked)}
            />
          </>
        ) : null}
      </Stack>
    </Panel>
  );
}

const chosenFor = (taken: Rules['publicHolidays'], day: KnownDay) =>
  taken?.choices.find((one) => one.rule === day.rule);

/** The days of the year in view, each with what the office does on it, this year and every other. */
function DayChoices(props: { days: KnownDay[]; taken: Choice; onChange: (choices: Choice['choices']) => void }) {
  const { t, i18n } = useTranslation('calendars');
  const { taken } = props;
  const format = dateFormat(i18n.language, 'UTC', { weekday: 'short', day: 'numeric', month: 'short' });
  const put = (rule: string, closes: string) =>
    props.onChange([
      ...taken.choices.filter((one) => one.rule !== rule),
      ...(closes === 'kind' ? [] : [{ rule, closes: closes as Choice['choices'][number]['closes'] }]),
    ]);
  return (
    <ul className={classes.days} aria-label={t('country.days')}>
      {props.days.map((day) => {
        const byKind = taken.kinds.includes(day.kind)
          ? day.from
            ? t('country.closes.from', { time: day.from })
            : t('country.closes.whole_day')
          : t('country.closes.never');
        return (
          <li key={`${day.rule} ${day.date}`}>
            <span className={classes.date}>{format.format(Date.parse(`${day.date}T00:00:00Z`))}</span>
            <span className={classes.dayTitle}>
              {day.name}
              {day.localName === day.name ? null : <Text span size="sm" c="dimmed">{` ${day.localName}`}</Text>}
            </span>
            <NativeSelect
              size="xs"
              aria-label={t('country.on', { day: day.name })}
              value={chosenFor(taken, day)?.closes ?? 'kind'}
              onChange={(event) => put(day.rule, event.currentTarget.value)}
              data={[
                { value: 'kind', label: t('country.asKind', { does: byKind }) },
                { value: 'whole_day', label: t('country.closes.whole_day') },
                { value: 'never', label: t('country.closes.never') },
                ...timesWith(chosenFor(taken, day)?.closes).map((time) => ({
                  value: time,
                  label: t('country.closes.from', { time }),
                })),
              ]}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** A newer package may say otherwise; it is told, and nothing moves until somebody takes it over. */
function Changes({ calendarId, onTake }: { calendarId: string | undefined; onTake: () => void }) {
  const { t } = useTranslation('calendars');
  const changes = useHolidayChanges(calendarId);
  const { added = [], gone = [] } = changes.data ?? {};
  if (added.length + gone.length === 0) return null;
  const said = (days: KnownDay[]) => days.map((day) => `${day.date} ${day.name}`).join(', ');
  return (
    <div className={classes.changes} role="status">
      <Text size="sm">
        {added.length > 0 ? t('country.added', { days: said(added) }) : null}{' '}
        {gone.length > 0 ? t('country.gone', { days: said(gone) }) : null}
      </Text>
      <Button size="compact-sm" variant="default" onClick={onTake}>
        {t('country.take')}
      </Button>
    </div>
  );
}
