import { Button, Switch, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../shell/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { pathWords } from '../../ui/path-words.ts';
import { useOpened } from '../settings/form/use-opened.ts';
import { SettingFrame } from '../settings/setting-frame.tsx';
import classes from '../settings/settings.module.css';
import { useCategories } from './api.ts';
import { CategoryDrawer } from './category-drawer.tsx';
import { CategoryRows } from './category-rows.tsx';
import { branchesOf, categoriesFound } from './category-tree.ts';
import { RetireDialog } from './retire-dialog.tsx';

/** From so many on a list is searched rather than read. */
const many = 12;

/** What requests are about, as a tree per support centre. */
export default function CategoriesPage() {
  const { t, i18n } = useTranslation('catalog');
  const may = useMay();
  const opened = useOpened();
  const search = useSearch({ strict: false }) as { parent?: string; centre?: string };
  const categories = useCategories(true);
  const [all, setAll] = useState(false);
  const [words, setWords] = useState('');
  const [without, setWithout] = useState(false);
  const [retiring, setRetiring] = useState<string | null>(null);
  const rows = categories.data?.rows ?? [];
  const offered = rows.filter((one) => all || one.active || one.moving);
  const narrowed = words.trim() !== '' || without;
  const { shown, count } = categoriesFound(offered, words.trim(), without);
  const byCentre = [...Map.groupBy(shown, (one) => one.centre.id)];
  const one = rows.find((row) => row.id === opened.record);
  const leaving = rows.find((row) => row.id === retiring);
  const add = may('setting.edit') ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => opened.open('new')}>
      {t('category.add')}
    </Button>
  ) : null;
  return (
    <SettingFrame
      name="categories"
      actions={add}
      loading={categories.isPending}
      error={categories.error}
      again={() => void categories.refetch()}
    >
      {rows.length > many || rows.some((row) => !row.active) ? (
        <div className={classes.toolbar}>
          {rows.length > many ? (
            <>
              <TextInput
                className={classes.grow}
                aria-label={t('category.find')}
                placeholder={t('category.find')}
                leftSection={<IconSearch size={16} aria-hidden />}
                value={words}
                onChange={(event) => setWords(event.currentTarget.value)}
              />
              <Switch
                label={t('category.onlyWithout')}
                checked={without}
                onChange={(event) => setWithout(event.currentTarget.checked)}
              />
            </>
          ) : null}
          {rows.some((row) => !row.active) ? (
            <Switch
              label={t('category.alsoRetired')}
              checked={all}
              onChange={(event) => setAll(event.currentTarget.checked)}
            />
          ) : null}
          <span role="status" className={classes.count}>
            {narrowed && count > 0 ? t('category.found', { count }) : ''}
          </span>
        </div>
      ) : null}
      {shown.length === 0 && narrowed ? (
        <EmptyState
          title={t('category.found', { count: 0 })}
          text={t('category.noneFoundText')}
          action={
            <Button
              variant="default"
              onClick={() => {
                setWords('');
                setWithout(false);
              }}
            >
              {t('category.showAll')}
            </Button>
          }
        />
      ) : shown.length === 0 ? (
        <EmptyState title={t('category.none')} text={t('category.noneText')} action={add} />
      ) : (
        byCentre.map(([centreId, ofCentre]) => (
          <div key={centreId} style={{ marginBottom: 16 }}>
            <Panel title={ofCentre[0]?.centre.name ?? ''} note={ofCentre.length} flush>
              <CategoryRows
                branches={branchesOf(ofCentre, i18n.language)}
                label={ofCentre[0]?.centre.name ?? ''}
                nameOf={(id) => pathWords(rows.find((row) => row.id === id)?.path ?? '')}
                link={opened.link}
                mayEdit={may('setting.edit')}
                onAddBelow={(category) => opened.open('new', { parent: category.id, centre: category.centre.id })}
                onRetire={(category) => setRetiring(category.id)}
              />
            </Panel>
          </div>
        ))
      )}
      {opened.record === 'new' ? (
        <CategoryDrawer
          categories={rows}
          parentId={search.parent ?? null}
          centreId={search.centre}
          onClose={opened.close}
        />
      ) : null}
      {one ? (
        <CategoryDrawer
          key={one.id}
          category={one}
          categories={rows}
          onClose={opened.close}
          onRetire={() => {
            opened.close();
            setRetiring(one.id);
          }}
        />
      ) : null}
      {leaving ? <RetireDialog category={leaving} categories={rows} onClose={() => setRetiring(null)} /> : null}
    </SettingFrame>
  );
}
