import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Status } from '#contract/catalog.ts';
import { phases } from '#contract/requests.ts';
import { useMay } from '../../shell/session.tsx';
import { Signal } from '../../ui/signal.tsx';
import { type RecordColumn, RecordTable } from '../settings/form/record-table.tsx';
import { useOpened } from '../settings/form/use-opened.ts';
import { SettingFrame } from '../settings/setting-frame.tsx';
import classes from '../settings/settings.module.css';
import { useStatuses } from './api.ts';
import { StatusDrawer } from './status-drawer.tsx';

/** Statuses in the order of the phases they belong to: the phase decides what may be done, the status is its name here. */
export default function StatusesPage() {
  const { t } = useTranslation(['catalog', 'requests']);
  const may = useMay()('setting.edit');
  const opened = useOpened();
  const statuses = useStatuses();
  const rows = [...(statuses.data?.rows ?? [])].sort(
    (a, b) => phases.indexOf(a.phase) - phases.indexOf(b.phase) || a.rank - b.rank,
  );
  const one = rows.find((row) => row.id === opened.record);
  const columns: RecordColumn<Status>[] = [
    { name: 'name', head: t('status.name'), cell: (row) => row.name },
    { name: 'phase', head: t('status.phase'), cell: (row) => t(`requests:phase.${row.phase}`) },
    {
      name: 'marks',
      head: t('status.marks'),
      spokenHead: true,
      cell: (row) => (
        <span className={classes.signals}>
          {row.isDefault ? <Signal tone="accent">{t('status.default')}</Signal> : null}
          {row.isQueue ? <Signal tone="calm">{t('status.queue')}</Signal> : null}
          {row.newRequestOnReply ? <Signal tone="calm">{t('status.newRequest')}</Signal> : null}
          {row.active ? null : <Signal tone="soon">{t('inactive')}</Signal>}
        </span>
      ),
    },
  ];
  return (
    <SettingFrame
      name="statuses"
      actions={
        may ? (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => opened.open('new')}>
            {t('status.add')}
          </Button>
        ) : null
      }
      loading={statuses.isPending}
      error={statuses.error}
      again={() => void statuses.refetch()}
    >
      <RecordTable
        label={t('status.label')}
        rows={rows}
        columns={columns}
        link={opened.link}
        muted={(row) => !row.active}
      />
      {opened.record === 'new' ? <StatusDrawer onClose={opened.close} /> : null}
      {one ? <StatusDrawer key={one.id} status={one} onClose={opened.close} /> : null}
    </SettingFrame>
  );
}
