import { Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, languages } from '#contract/common-shapes.ts';
import { type Condition, type Rule, ruleRoutes } from '#contract/rules.ts';
import { call } from '../../shell/api-client.ts';
import { languageNames } from '../../shell/i18n.ts';
import { pathWords } from '../../ui/path-words.ts';
import { toastDone } from '../../ui/toast.tsx';
import { fromList, useCategories, usePriorities } from '../catalog/api.ts';
import { useSettingsChanged } from '../settings/api.ts';
import { DeleteRecord } from '../settings/form/delete-record.tsx';
import { RecordDrawer } from '../settings/form/record-drawer.tsx';
import { saveRecord } from '../settings/form/save-record.ts';
import { useDeskReach } from '../settings/form/use-desk-reach.ts';
import { useRecordForm } from '../settings/form/use-record-form.ts';
import { ownersAmong, useEverybody } from '../staff/api.ts';
import { useRules } from './api.ts';
import { ConditionRows } from './condition-rows.tsx';
import { RuleHistory } from './rule-history.tsx';

/** One rule: what must be so, what it gives then, and what it would have done, before it is saved. */
export function RuleDrawer({ rule, onClose }: { rule?: Rule; onClose: () => void }) {
  const { t } = useTranslation('rules');
  const { mayEdit: may, whyNot } = useDeskReach(useRules().data?.reach);
  const changed = useSettingsChanged();
  const categories = useCategories().data?.rows ?? [];
  const priorities = usePriorities().data?.rows ?? [];
  const people = useEverybody() ?? [];
  const [names, setNames] = useState(rule?.names ?? {});
  const form = useRecordForm({
    record: rule,
    draftOf: (saved: Rule | undefined) => ({
      name: saved?.name ?? '',
      conditions: saved?.conditions ?? ([] as Condition[]),
      categoryId: saved?.category?.id ?? null,
      priorityId: saved?.priority?.id ?? null,
      ownerId: saved?.owner?.id ?? null,
      language: saved?.language ?? (null as Language | null),
      active: saved?.active ?? true,
    }),
    schema: rule ? ruleRoutes.edit.body : ruleRoutes.create.body,
    bodyOf: (values) => values,
    save: saveRecord(ruleRoutes.create, ruleRoutes.edit, rule),
    reread: rule && (() => fromList(rule.id, () => call(ruleRoutes.list, {}))),
    onSaved: (saved) => {
      void changed();
      toastDone(t('saved', { name: saved.name }));
      onClose();
    },
  });
  const { values, set, at } = form;
  const given = (
    field: 'categoryId' | 'priorityId' | 'ownerId' | 'language',
    options: { id: string; name: string }[],
  ) => (
    <Select
      label={t(`field.${field}`)}
      placeholder={t(`leaves.${field}`)}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t(`leaves.${field}`) }}
      data={options.map((one) => ({ value: one.id, label: one.name }))}
      value={values[field]}
      onChange={(id) => set(field, id as never)}
      error={at(field)}
    />
  );
  const inUse = <T extends { id: string; active: boolean }>(rows: T[], chosen: string | null) =>
    rows.filter((one) => one.active || one.id === chosen);
  return (
    <RecordDrawer
      title={rule?.name ?? t('add')}
      form={form}
      onClose={onClose}
      mayEdit={may}
      whyNot={whyNot}
      wide
      names={{
        name: t('name'),
        conditions: t('conditions'),
        categoryId: t('field.categoryId'),
        priorityId: t('field.priorityId'),
        ownerId: t('field.ownerId'),
        language: t('field.language'),
        active: t('active'),
      }}
      more={
        rule && may ? (
          <DeleteRecord
            label={t('delete')}
            title={t('deleteTitle', { name: rule.name })}
            text={t('deleteText')}
            done={t('deleted', { name: rule.name })}
            remove={() => call(ruleRoutes.remove, { params: { id: rule.id } })}
            form={form}
            onClose={onClose}
          />
        ) : null
      }
    >
      <TextInput
        data-autofocus
        label={t('name')}
        value={values.name}
        onChange={(event) => set('name', event.currentTarget.value)}
        error={at('name')}
      />
      <ConditionRows
        conditions={values.conditions}
        names={names}
        at={(path) => at(path as never)}
        onChange={(conditions) => set('conditions', conditions)}
        onName={(id, name) => setNames((before) => ({ ...before, [id]: name }))}
      />
      {given(
        'categoryId',
        inUse(categories, values.categoryId).map((one) => ({ id: one.id, name: pathWords(one.path) })),
      )}
      {given('priorityId', inUse(priorities, values.priorityId))}
      {given('ownerId', ownersAmong(people, values.ownerId))}
      {given(
        'language',
        languages.map((one) => ({ id: one, name: languageNames[one] })),
      )}
      {rule ? (
        <Switch
          label={t('active')}
          checked={values.active}
          onChange={(event) => set('active', event.currentTarget.checked)}
        />
      ) : null}
      {may ? (
        <RuleHistory
          id={rule?.id}
          values={{
            ...values,
            name: values.name || '?',
            ...(rule ? { rank: rule.rank, beatsChoice: rule.beatsChoice } : {}),
          }}
        />
      ) : null}
    </RecordDrawer>
  );
}
