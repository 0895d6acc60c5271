import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Signature } from '#contract/words.ts';
import { languageNames } from '../../shell/i18n.ts';
import { useMay } from '../../shell/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type RecordColumn, RecordTable } from '../settings/form/record-table.tsx';
import { useOpened } from '../settings/form/use-opened.ts';
import { SettingFrame } from '../settings/setting-frame.tsx';
import { useSignatures } from './api.ts';
import { SignatureDrawer } from './signature-drawer.tsx';
import { useSignatureName } from './signature-name.ts';

/** Signatures of the desk and its centres, and one's own. */
export default function SignaturesPage() {
  const { t } = useTranslation('writing');
  const may = useMay()('request.note');
  const opened = useOpened();
  const signatures = useSignatures();
  const nameOf = useSignatureName();
  const rows = signatures.data?.rows ?? [];
  const one = rows.find((row) => row.id === opened.record);
  const add = may ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => opened.open('new')}>
      {t('signature.add')}
    </Button>
  ) : null;
  const columns: RecordColumn<Signature>[] = [
    { name: 'of', head: t('signature.of'), cell: nameOf },
    {
      name: 'languages',
      head: t('signature.languages'),
      cell: (row) =>
        (Object.keys(row.texts) as (keyof typeof languageNames)[])
          .map((language) => languageNames[language])
          .join(', '),
    },
  ];
  return (
    <SettingFrame
      name="signatures"
      actions={add}
      loading={signatures.isPending}
      error={signatures.error}
      again={() => void signatures.refetch()}
    >
      {rows.length === 0 ? (
        <EmptyState title={t('signature.none')} text={t('signature.noneText')} action={add} />
      ) : (
        <RecordTable label={t('signature.label')} rows={rows} columns={columns} link={opened.link} />
      )}
      {opened.record === 'new' ? <SignatureDrawer taken={rows} onClose={opened.close} /> : null}
      {one ? <SignatureDrawer key={one.id} signature={one} taken={rows} onClose={opened.close} /> : null}
    </SettingFrame>
  );
}
