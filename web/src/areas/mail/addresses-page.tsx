import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MailAddress } from '#contract/mail.ts';
import { languageNames } from '../../shell/i18n.ts';
import { useMay } from '../../shell/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { pathWords } from '../../ui/path-words.ts';
import { Signal } from '../../ui/signal.tsx';
import { type RecordColumn, RecordTable } from '../settings/form/record-table.tsx';
import { useOpened } from '../settings/form/use-opened.ts';
import { SettingFrame } from '../settings/setting-frame.tsx';
import classes from '../settings/settings.module.css';
import { AddressDrawer } from './address-drawer.tsx';
import { useMailAddresses } from './api.ts';

/** Our own mail addresses and what a message to each becomes. */
export default function AddressesPage() {
  const { t } = useTranslation('mail');
  const may = useMay()('setting.edit');
  const opened = useOpened();
  const addresses = useMailAddresses();
  const rows = addresses.data?.rows ?? [];
  const one = rows.find((row) => row.id === opened.record);
  const add = may ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => opened.open('new')}>
      {t('address.add')}
    </Button>
  ) : null;
  const columns: RecordColumn<MailAddress>[] = [
    { name: 'address', head: t('address.address'), cell: (row) => row.address },
    { name: 'name', head: t('address.name'), cell: (row) => row.name, wide: true },
    {
      name: 'becomes',
      head: t('address.becomes'),
      cell: (row) =>
        [
          row.centre.name,
          pathWords(row.category?.name),
          row.priority?.name,
          row.language && languageNames[row.language],
        ]
          .filter(Boolean)
          .join(' · '),
    },
    {
      name: 'marks',
      head: t('address.default'),
      spokenHead: true,
      tight: true,
      cell: (row) => (
        <span className={classes.signals}>
          {row.isDefault ? <Signal tone="accent">{t('address.default')}</Signal> : null}
          {row.active ? null : <Signal tone="soon">{t('inactive')}</Signal>}
        </span>
      ),
    },
  ];
  return (
    <SettingFrame
      name="addresses"
      actions={add}
      loading={addresses.isPending}
      error={addresses.error}
      again={() => void addresses.refetch()}
    >
      {rows.length === 0 ? (
        <EmptyState title={t('address.none')} text={t('address.noneText')} action={add} />
      ) : (
        <RecordTable
          label={t('address.label')}
          rows={rows}
          columns={columns}
          link={opened.link}
          muted={(row) => !row.active}
        />
      )}
      {opened.record === 'new' ? <AddressDrawer first={rows.length === 0} onClose={opened.close} /> : null}
      {one ? <AddressDrawer key={one.id} address={one} first={false} onClose={opened.close} /> : null}
    </SettingFrame>
  );
}
