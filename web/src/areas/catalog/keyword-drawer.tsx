import { Button, NativeSelect, NumberInput, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { catalogRoutes, type KeywordRule } from '#contract/catalog.ts';
import { call } from '../../shell/api-client.ts';
import { useMay } from '../../shell/session.tsx';
import { askToConfirm } from '../../ui/confirm.tsx';
import { toastDone, toastProblem } from '../../ui/toast.tsx';
import { useSettingsChanged } from '../settings/api.ts';
import { RecordDrawer } from '../settings/form/record-drawer.tsx';
import { blanks, Sentence } from '../settings/form/sentence.tsx';
import { useRecordForm } from '../settings/form/use-record-form.ts';
import { fromList, useCategories, usePriorities } from './api.ts';

/** One keyword rule as a sentence: where it looks, for which words, and what a message that has one is about. */
export function KeywordDrawer({ rule, onClose }: { rule?: KeywordRule; onClose: () => void }) {
  const { t } = useTranslation(['catalog', 'ui']);
  const may = useMay()('setting.edit');
  const changed = useSettingsChanged();
  const categories = (useCategories().data?.rows ?? []).filter((one) => one.active);
  const priorities = (usePriorities().data?.rows ?? []).filter((one) => one.active);
  const form = useRecordForm({
    record: rule,
    draftOf: (saved: KeywordRule | undefined) => ({
      name: saved?.name ?? '',
      rank: saved?.rank ?? 50,
      words: saved?.words ?? [],
      searchIn: saved?.searchIn ?? ('both' as KeywordRule['searchIn']),
      categoryId: saved?.category?.id ?? null,
      priorityId: saved?.priority?.id ?? null,
      active: saved?.active ?? true,
    }),
    schema: rule ? catalogRoutes.editKeywordRule.body : catalogRoutes.createKeywordRule.body,
    bodyOf: (values) => values,
    save: (body) =>
      rule
        ? call(catalogRoutes.editKeywordRule, { params: { id: rule.id }, body })
        : call(catalogRoutes.createKeywordRule, { body: body as never }),
    reread: rule && (() => fromList(rule.id, () => call(catalogRoutes.listKeywordRules, {}))),
    wrong: { words: t('keyword.wrongWords') },
    codeAt: { already_exists: 'name' },
    onSaved: (saved) => {
      void changed();
      toastDone(t('keyword.saved', { name: saved.name }));
      onClose();
    },
  });
  const { values, set, at } = form;
  const remove = async () => {
    if (!rule) return;
    const sure = await askToConfirm({
      title: t('keyword.deleteTitle', { name: rule.name }),
      body: t('keyword.deleteText', { count: rule.words.length }),
      confirm: t('keyword.delete'),
      cancel: t('ui:cancel'),
      danger: true,
    });
    if (!sure) return;
    try {
      await call(catalogRoutes.deleteKeywordRule, { params: { id: rule.id } });
      form.restart();
      await changed();
      toastDone(t('keyword.deleted', { name: rule.name }));
      onClose();
    } catch (error) {
      toastProblem(error);
    }
  };
  return (
    <RecordDrawer
      title={rule?.name ?? t('keyword.add')}
      form={form}
      onClose={onClose}
      mayEdit={may}
      names={{
        name: t('keyword.name'),
        words: t('keyword.words'),
        searchIn: t('keyword.searchIn'),
        categoryId: t('keyword.category'),
        priorityId: t('keyword.priority'),
        rank: t('keyword.rank'),
        active: t('active'),
      }}
      more={
        rule && may ? (
          <Button variant="subtle" c="var(--linja-late)" onClick={() => void remove()}>
            {t('keyword.delete')}
          </Button>
        ) : null
      }
    >
      <TextInput
        data-autofocus
        label={t('keyword.name')}
        value={values.name}
        onChange={(event) => set('name', event.currentTarget.value)}
        error={at('name')}
      />
      <TagsInput
        label={t('keyword.words')}
        description={t('keyword.wordsHint')}
        splitChars={[',', ';', '\n']}
        clearable
        acceptValueOnBlur
        value={values.words}
        onChange={(words) => set('words', words)}
        error={at('words')}
        clearButtonProps={{ 'aria-label': t('keyword.clearWords') }}
      />
      <Sentence
        text={t('keyword.fill', blanks('where', 'category', 'priority'))}
        errors={[at('categoryId'), at('priorityId')]}
        controls={{
          where: (
            <NativeSelect
              aria-label={t('keyword.searchIn')}
              value={values.searchIn}
              data={(['both', 'subject', 'text'] as const).map((one) => ({
                value: one,
                label: t(`keyword.in.${one}`),
              }))}
              onChange={(event) => set('searchIn', event.currentTarget.value as KeywordRule['searchIn'])}
            />
          ),
          category: (
            <Select
              aria-label={t('keyword.category')}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': t('keyword.noCategory') }}
              w={260}
              placeholder={t('keyword.noCategory')}
              data={categories.map((one) => ({ value: one.id, label: one.path.replaceAll('/', ' / ') }))}
              value={values.categoryId}
              onChange={(id) => set('categoryId', id)}
            />
          ),
          priority: (
            <Select
              aria-label={t('keyword.priority')}
              clearable
              clearButtonProps={{ 'aria-label': t('keyword.noPriority') }}
              w={230}
              placeholder={t('keyword.noPriority')}
              data={priorities.map((one) => ({ value: one.id, label: one.name }))}
              value={values.priorityId}
              onChange={(id) => set('priorityId', id)}
            />
          ),
        }}
      />
      <NumberInput
        label={t('keyword.rank')}
        description={t('keyword.rankHint')}
        w={140}
        min={1}
        max={100}
        allowDecimal={false}
        value={values.rank}
        onChange={(rank) => set('rank', Number(rank))}
        error={at('rank')}
      />
      {rule ? (
        <Switch
          label={t('active')}
          checked={values.active}
          onChange={(event) => set('active', event.currentTarget.checked)}
        />
      ) : null}
    </RecordDrawer>
  );
}
