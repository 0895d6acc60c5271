import { ActionIcon, Button, Group, SegmentedControl, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Absence } from '#contract/room.ts';
import { latePart } from '../../shell/late-page.ts';
import { useMe } from '../../shell/session.tsx';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { localeOf } from '../../ui/moment-words.ts';
import { useNow } from '../../ui/now.ts';
import { Page } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import classes from './absence.module.css';
import { useAbsences } from './absence-api.ts';
import { AbsenceList } from './absence-list.tsx';
import { dayOf, type Month, monthOf, monthsFrom } from './month-picture.ts';
import { MonthTable } from './month-table.tsx';

const AbsenceDialog = latePart(() => import('./absence-dialog.tsx'));

type Search = { month?: string; centre?: string; as?: string; person?: string };
type Opened = { absence?: Absence; personId: string; day: string };

/** Who is absent when: one's own and the team's, as a month or as a list. */
export function AbsencesPage() {
  const { t } = useTranslation('absence');
  const me = useMe();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Search;
  const today = dayOf(new Date(useNow()).toISOString(), me.zone);
  const month = monthOf(search.month, today);
  const { data, error, refetch } = useAbsences(month, search.centre);
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [opened, setOpened] = useState<Opened | null>(null);
  const choose = (next: Search) => void navigate({ to: '/absences', search: { ...search, ...next } });
  const asList = (search.as ?? (narrow ? 'list' : 'picture')) === 'list';
  const able = data?.people.filter((one) => one.can.includes('add_absence')) ?? [];
  // Somebody named in the address, from the room, is who it is about.
  const first = able.some((one) => one.id === search.person) ? (search.person as string) : me.person.id;
  const add = (personId = first) =>
    setOpened({ personId, day: month.days.includes(today) ? today : (month.days[0] ?? today) });
  const edit = (absence: Absence) => setOpened({ absence, personId: absence.person.id, day: today });
  return (
    <Page
      title={t('title')}
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} disabled={able.length === 0} onClick={() => add()}>
          {t('add')}
        </Button>
      }
    >
      <div className={classes.tools}>
        <MonthStep month={month} choose={choose} />
        <Group gap="xs">
          {me.centres.length > 1 ? (
            <Select
              aria-label={t('centre')}
              placeholder={t('allCentres')}
              clearable
              w={200}
              data={me.centres.map((one) => ({ value: one.id, label: one.name }))}
              value={search.centre ?? null}
              onChange={(centre) => choose({ centre: centre ?? undefined } as Search)}
            />
          ) : null}
          <SegmentedControl
            aria-label={t('view')}
            value={asList ? 'list' : 'picture'}
            data={[
              { value: 'picture', label: t('picture') },
              { value: 'list', label: t('list') },
            ]}
            onChange={(as) => choose({ as })}
          />
        </Group>
      </div>
      {error && !data ? <ProblemAlert error={error} again={() => void refetch()} /> : null}
      {!data ? (
        error ? null : (
          <LoadingLines lines={10} />
        )
      ) : asList ? (
        <AbsenceList rows={data.rows} onAdd={able.length > 0 ? () => add() : undefined} onEdit={edit} />
      ) : (
        <MonthTable month={month} people={data.people} rows={data.rows} today={today} onAdd={add} onEdit={edit} />
      )}
      {opened ? (
        <Suspense>
          <AbsenceDialog {...opened} people={able} onClose={() => setOpened(null)} />
        </Suspense>
      ) : null}
    </Page>
  );
}

function MonthStep({ month, choose }: { month: Month; choose: (next: Search) => void }) {
  const { t, i18n } = useTranslation('absence');
  const name = new Intl.DateTimeFormat(localeOf(i18n.language), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return (
    <Group gap="xs" wrap="nowrap" role="group" aria-label={t('month')}>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('before')}
        onClick={() => choose({ month: monthsFrom(month.key, -1) })}
      >
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <h2 className={classes.month} aria-live="polite">
        {name.format(new Date(`${month.key}-01T00:00Z`))}
      </h2>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('after')}
        onClick={() => choose({ month: monthsFrom(month.key, 1) })}
      >
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
