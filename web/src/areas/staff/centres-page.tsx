import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Centre } from '#contract/staff.ts';
import { useMay } from '../../shell/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Signal } from '../../ui/signal.tsx';
import { type RecordColumn, RecordTable } from '../settings/form/record-table.tsx';
import { useOpened } from '../settings/form/use-opened.ts';
import { SettingFrame } from '../settings/setting-frame.tsx';
import { useCentres } from './api.ts';
import { CentreDrawer } from './centre-drawer.tsx';

/** Support centres: who belongs together, when it is open, how it works. */
export default function CentresPage() {
  const { t } = useTranslation('staff');
  const may = useMay();
  const opened = useOpened();
  const centres = useCentres();
  const rows = centres.data?.rows ?? [];
  const add = may('setting.edit') ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => opened.open('new')}>
      {t('centre.add')}
    </Button>
  ) : null;
  const one = rows.find((row) => row.id === opened.record);
  const columns: RecordColumn<Centre>[] = [
    { name: 'name', head: t('centre.name'), cell: (row) => row.name },
    { name: 'calendar', head: t('centre.calendar'), cell: (row) => row.calendar.name },
    { name: 'category', head: t('centre.defaultCategory'), cell: (row) => row.defaultCategory?.name, wide: true },
    {
      name: 'members',
      head: t('centre.members'),
      cell: (row) => t('centre.memberCount', { count: row.members.length }),
      tight: true,
    },
    {
      name: 'state',
      head: t('centre.active'),
      spokenHead: true,
      tight: true,
      cell: (row) => (row.active ? null : <Signal tone="soon">{t('centre.inactive')}</Signal>),
    },
  ];
  return (
    <SettingFrame
      name="centres"
      actions={add}
      loading={centres.isPending}
      error={centres.error}
      again={() => void centres.refetch()}
    >
      {rows.length === 0 ? (
        <EmptyState title={t('centre.none')} text={t('centre.noneText')} action={add} />
      ) : (
        <RecordTable
          label={t('centre.label')}
          rows={rows}
          columns={columns}
          link={opened.link}
          muted={(row) => !row.active}
        />
      )}
      {opened.record === 'new' ? <CentreDrawer onClose={opened.close} /> : null}
      {one ? <CentreDrawer key={one.id} centre={one} onClose={opened.close} /> : null}
    </SettingFrame>
  );
}
