import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { KeywordRule } from '#contract/catalog.ts';
import { useMay } from '../../shell/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Signal } from '../../ui/signal.tsx';
import { type RecordColumn, RecordTable } from '../settings/form/record-table.tsx';
import { useOpened } from '../settings/form/use-opened.ts';
import { SettingFrame } from '../settings/setting-frame.tsx';
import classes from '../settings/settings.module.css';
import { useKeywordRules } from './api.ts';
import { KeywordDrawer } from './keyword-drawer.tsx';
import { KeywordTrial } from './keyword-trial.tsx';

const shownWords = 8;

/** Rules that read a message's words and say what it is about; the one that would meet a message can be tried beside. */
export default function KeywordsPage() {
  const { t } = useTranslation('catalog');
  const may = useMay()('setting.edit');
  const opened = useOpened();
  const rules = useKeywordRules();
  const rows = rules.data?.rows ?? [];
  const one = rows.find((row) => row.id === opened.record);
  const add = may ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => opened.open('new')}>
      {t('keyword.add')}
    </Button>
  ) : null;
  const columns: RecordColumn<KeywordRule>[] = [
    { name: 'name', head: t('keyword.name'), cell: (row) => row.name },
    {
      name: 'words',
      head: t('keyword.words'),
      cell: (row) => (
        <span className={classes.signals}>
          {row.words.slice(0, shownWords).map((word) => (
            <Signal key={word} tone="calm">
              {word}
            </Signal>
          ))}
          {row.words.length > shownWords ? t('keyword.moreWords', { count: row.words.length - shownWords }) : null}
        </span>
      ),
    },
    {
      name: 'result',
      head: t('keyword.result'),
      cell: (row) => [row.category?.name.replaceAll('/', ' / '), row.priority?.name].filter(Boolean).join(' · '),
    },
    {
      name: 'rank',
      head: t('keyword.rank'),
      tight: true,
      number: true,
      wide: true,
      cell: (row) => (row.active ? row.rank : <Signal tone="soon">{t('inactive')}</Signal>),
    },
  ];
  return (
    <SettingFrame
      name="keywords"
      actions={add}
      loading={rules.isPending}
      error={rules.error}
      again={() => void rules.refetch()}
    >
      <div className={classes.beside}>
        {rows.length === 0 ? (
          <EmptyState title={t('keyword.none')} text={t('keyword.noneText')} action={add} />
        ) : (
          <RecordTable
            label={t('keyword.label')}
            rows={rows}
            columns={columns}
            link={opened.link}
            muted={(row) => !row.active}
          />
        )}
        <aside>
          <KeywordTrial />
        </aside>
      </div>
      {opened.record === 'new' ? <KeywordDrawer onClose={opened.close} /> : null}
      {one ? <KeywordDrawer key={one.id} rule={one} onClose={opened.close} /> : null}
    </SettingFrame>
  );
}
