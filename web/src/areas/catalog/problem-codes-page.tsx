import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemCode } from '#contract/problem-codes.ts';
import { useMay } from '../../shell/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { pathWords } from '../../ui/path-words.ts';
import { Signal } from '../../ui/signal.tsx';
import { type RecordColumn, RecordTable } from '../settings/form/record-table.tsx';
import { useOpened } from '../settings/form/use-opened.ts';
import { SettingFrame } from '../settings/setting-frame.tsx';
import { useProblemCodes } from './api.ts';
import { ProblemCodeDrawer } from './problem-code-drawer.tsx';

/** Problem codes in their order: what each says, where it is used, what it asks for. */
export default function ProblemCodesPage() {
  const { t } = useTranslation('catalog');
  const may = useMay()('setting.edit');
  const opened = useOpened();
  const codes = useProblemCodes();
  const [words, setWords] = useState('');
  const all = codes.data?.rows ?? [];
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const rows = all.filter((row) => {
    const text = [row.code, ...Object.values(row.names), ...row.categories.map((one) => one.name)].join(' ');
    return wanted.every((word) => text.toLocaleLowerCase().includes(word));
  });
  const one = all.find((row) => row.id === opened.record);
  const add = may ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => opened.open('new')}>
      {t('problemCode.add')}
    </Button>
  ) : null;
  const columns: RecordColumn<ProblemCode>[] = [
    { name: 'code', head: t('problemCode.code'), tight: true, cell: (row) => row.code },
    { name: 'name', head: t('problemCode.name'), cell: (row) => row.name },
    {
      name: 'categories',
      head: t('problemCode.categories'),
      wide: true,
      cell: (row) =>
        row.categories.length === 0
          ? t('problemCode.everywhere')
          : row.categories.map((category) => pathWords(category.name)).join(' · '),
    },
    {
      name: 'priority',
      head: t('problemCode.priority'),
      tight: true,
      cell: (row) =>
        row.active ? (
          row.priority && t('problemCode.atLeast', { name: row.priority.name })
        ) : (
          <Signal tone="soon">{t('inactive')}</Signal>
        ),
    },
  ];
  return (
    <SettingFrame
      name="problem-codes"
      actions={add}
      loading={codes.isPending}
      error={codes.error}
      again={() => void codes.refetch()}
    >
      {all.length > 8 ? (
        <TextInput
          aria-label={t('problemCode.search')}
          placeholder={t('problemCode.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          maw={320}
          mb="sm"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      ) : null}
      {rows.length === 0 ? (
        <EmptyState
          title={t(all.length === 0 ? 'problemCode.none' : 'problemCode.noneFound')}
          text={t('problemCode.noneText')}
          action={add}
        />
      ) : (
        <RecordTable
          label={t('problemCode.label')}
          rows={rows}
          columns={columns}
          link={opened.link}
          muted={(row) => !row.active}
        />
      )}
      {opened.record === 'new' ? <ProblemCodeDrawer onClose={opened.close} /> : null}
      {one ? <ProblemCodeDrawer key={one.id} code={one} onClose={opened.close} /> : null}
    </SettingFrame>
  );
}
