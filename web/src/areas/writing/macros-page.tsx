import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Macro } from '#contract/words.ts';
import { comboParts } from '../../shell/keys.ts';
import { useMay } from '../../shell/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Signal } from '../../ui/signal.tsx';
import { type RecordColumn, RecordTable } from '../settings/form/record-table.tsx';
import { useOpened } from '../settings/form/use-opened.ts';
import { SettingFrame } from '../settings/setting-frame.tsx';
import { useMacros } from './api.ts';
import { MacroDrawer } from './macros/macro-drawer.tsx';
import { useStepsSentence } from './macros/step-words.ts';

/** Macros: everybody's and one's own, each as the sentence of what it does. */
export default function MacrosPage() {
  const { t } = useTranslation('writing');
  const may = useMay()('request.note');
  const opened = useOpened();
  const macros = useMacros();
  const sentence = useStepsSentence();
  const rows = macros.data?.rows ?? [];
  const one = rows.find((row) => row.id === opened.record);
  const add = may ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => opened.open('new')}>
      {t('macro.add')}
    </Button>
  ) : null;
  const columns: RecordColumn<Macro>[] = [
    { name: 'name', head: t('macro.name'), cell: (row) => row.name },
    { name: 'does', head: t('macro.does'), wide: true, cell: (row) => sentence(row.steps) },
    {
      name: 'key',
      head: t('macro.key'),
      tight: true,
      wide: true,
      cell: (row) => (row.shortcut ? <KeyHint keys={comboParts(`alt+${row.shortcut}`)} /> : null),
    },
    {
      name: 'where',
      head: t('whose.head'),
      wide: true,
      tight: true,
      cell: (row) =>
        row.active ? (
          [row.owner ? t('whose.mine') : t('whose.everybody'), row.centre?.name].filter(Boolean).join(' · ')
        ) : (
          <Signal tone="soon">{t('inactive')}</Signal>
        ),
    },
  ];
  return (
    <SettingFrame
      name="macros"
      actions={add}
      loading={macros.isPending}
      error={macros.error}
      again={() => void macros.refetch()}
    >
      {rows.length === 0 ? (
        <EmptyState title={t('macro.none')} text={t('macro.noneText')} action={add} />
      ) : (
        <RecordTable
          label={t('macro.label')}
          rows={rows}
          columns={columns}
          link={opened.link}
          muted={(row) => !row.active}
        />
      )}
      {opened.record === 'new' ? <MacroDrawer onClose={opened.close} /> : null}
      {one ? <MacroDrawer key={one.id} macro={one} onClose={opened.close} /> : null}
    </SettingFrame>
  );
}
