import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextModule } from '#contract/words.ts';
import { useMay } from '../../shell/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { pathWords } from '../../ui/path-words.ts';
import { Signal } from '../../ui/signal.tsx';
import { type RecordColumn, RecordTable } from '../settings/form/record-table.tsx';
import { useOpened } from '../settings/form/use-opened.ts';
import { SettingFrame } from '../settings/setting-frame.tsx';
import { useTexts } from './api.ts';
import { found } from './found.ts';
import { TextDrawer } from './text-drawer.tsx';

/** Text modules and templates: everybody's and one's own, found by keyword, name and words. */
export default function TextsPage() {
  const { t } = useTranslation('writing');
  const may = useMay()('request.note');
  const opened = useOpened();
  const texts = useTexts();
  const [words, setWords] = useState('');
  const [kind, setKind] = useState('all');
  const all = texts.data?.rows ?? [];
  const rows = all.filter((row) => (kind === 'all' || row.kind === kind) && found(row, words));
  const one = all.find((row) => row.id === opened.record);
  const add = may ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => opened.open('new')}>
      {t('text.add')}
    </Button>
  ) : null;
  const columns: RecordColumn<TextModule>[] = [
    { name: 'keyword', head: t('text.keyword'), cell: (row) => `::${row.keyword}` },
    { name: 'name', head: t('text.name'), cell: (row) => row.name },
    { name: 'kind', head: t('text.kind'), wide: true, cell: (row) => t(`text.kinds.${row.kind}`) },
    {
      name: 'where',
      head: t('whose.head'),
      wide: true,
      cell: (row) =>
        [row.owner ? t('whose.mine') : t('whose.everybody'), row.centre?.name, pathWords(row.category?.name)]
          .filter(Boolean)
          .join(' · '),
    },
    {
      name: 'used',
      head: t('text.used'),
      tight: true,
      number: true,
      wide: true,
      cell: (row) => (row.active ? row.used : <Signal tone="soon">{t('inactive')}</Signal>),
    },
  ];
  return (
    <SettingFrame
      name="texts"
      actions={add}
      loading={texts.isPending}
      error={texts.error}
      again={() => void texts.refetch()}
    >
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12, marginBottom: 12 }}>
        <TextInput
          aria-label={t('text.search')}
          placeholder={t('text.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          w={280}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('text.kind')}
          value={kind}
          onChange={setKind}
          data={['all', 'module', 'template'].map((value) => ({ value, label: t(`text.filter.${value}`) }))}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title={t(all.length === 0 ? 'text.none' : 'text.noneFound')}
          text={t('text.noneText')}
          action={add}
        />
      ) : (
        <RecordTable
          label={t('text.label')}
          rows={rows}
          columns={columns}
          link={opened.link}
          muted={(row) => !row.active}
        />
      )}
      {opened.record === 'new' ? <TextDrawer onClose={opened.close} /> : null}
      {one ? <TextDrawer key={one.id} text={one} onClose={opened.close} /> : null}
    </SettingFrame>
  );
}
