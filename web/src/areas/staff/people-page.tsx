import { Button, Switch, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '#contract/staff.ts';
import { useMay } from '../../shell/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Signal } from '../../ui/signal.tsx';
import { type RecordColumn, RecordTable } from '../settings/form/record-table.tsx';
import { useOpened } from '../settings/form/use-opened.ts';
import { SettingFrame } from '../settings/setting-frame.tsx';
import classes from '../settings/settings.module.css';
import { usePeople } from './api.ts';
import { PersonDrawer } from './person-drawer.tsx';

/** Who works here: found by name or address, opened in a drawer. */
export default function PeoplePage() {
  const { t } = useTranslation(['staff', 'ui']);
  const may = useMay();
  const opened = useOpened();
  const columns = useColumns();
  const [words, setWords] = useState('');
  const [all, setAll] = useState(false);
  const [q] = useDebouncedValue(words.trim(), 200);
  const people = usePeople(q, all);
  const rows = people.data?.pages.flatMap((page) => page.rows) ?? [];
  const add = may('person.edit') ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => opened.open('new')}>
      {t('person.add')}
    </Button>
  ) : null;
  return (
    <SettingFrame
      name="people"
      loading={people.isPending}
      error={people.error}
      again={() => void people.refetch()}
      actions={add}
    >
      <div className={classes.toolbar}>
        <TextInput
          className={classes.grow}
          aria-label={t('person.search')}
          placeholder={t('person.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Switch
          label={t('person.alsoInactive')}
          checked={all}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t('person.none')} text={t('person.noneText')} action={add} />
      ) : (
        <RecordTable
          label={t('person.label')}
          rows={rows}
          columns={columns}
          link={opened.link}
          muted={(row) => !row.active}
        />
      )}
      {people.hasNextPage ? (
        <Button
          mt="sm"
          variant="default"
          loading={people.isFetchingNextPage}
          onClick={() => void people.fetchNextPage()}
        >
          {t('ui:more')}
        </Button>
      ) : null}
      {opened.record ? <PersonDrawer key={opened.record} id={opened.record} onClose={opened.close} /> : null}
    </SettingFrame>
  );
}

function useColumns(): RecordColumn<Person>[] {
  const { t } = useTranslation('staff');
  return [
    { name: 'name', head: t('person.name'), cell: (row) => row.name },
    {
      name: 'roles',
      head: t('person.roles'),
      cell: (row) => (
        <span className={classes.signals}>
          {row.roles.map((role) => (
            <Signal key={role} tone="calm">
              {t(`role.${role}`)}
            </Signal>
          ))}
          {row.active ? null : <Signal tone="soon">{t('person.inactive')}</Signal>}
        </span>
      ),
    },
    { name: 'email', head: t('person.email'), cell: (row) => row.email, wide: true },
    {
      name: 'centres',
      head: t('person.centres'),
      cell: (row) => row.centres.map((one) => one.name).join(', '),
      wide: true,
    },
    {
      name: 'open',
      head: t('person.open'),
      cell: (row) => row.openRequests || '',
      tight: true,
      number: true,
      wide: true,
    },
  ];
}
