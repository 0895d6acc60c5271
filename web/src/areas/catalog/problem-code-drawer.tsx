import { Fieldset, NumberInput, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languages } from '#contract/common-shapes.ts';
import { type ProblemCode, problemCodeRoutes } from '#contract/problem-codes.ts';
import { call } from '../../shell/api-client.ts';
import { languageNames } from '../../shell/i18n.ts';
import { useMay, useMe } from '../../shell/session.tsx';
import { pathWords } from '../../ui/path-words.ts';
import { toastDone } from '../../ui/toast.tsx';
import { useSettingsChanged } from '../settings/api.ts';
import { Effects } from '../settings/effects/effects.tsx';
import { NamedMultiSelect, NamedSelect } from '../settings/form/named-select.tsx';
import { RecordDrawer } from '../settings/form/record-drawer.tsx';
import { saveRecord } from '../settings/form/save-record.ts';
import { useRecordForm } from '../settings/form/use-record-form.ts';
import { fromList, useCategories, usePriorities } from './api.ts';

/** One problem code: how it is written, what it is called in each language, where it is used, what it asks for. */
export function ProblemCodeDrawer({ code, onClose }: { code?: ProblemCode; onClose: () => void }) {
  const { t } = useTranslation('catalog');
  const may = useMay()('setting.edit');
  const { language: own } = useMe();
  const changed = useSettingsChanged();
  const categories = (useCategories().data?.rows ?? [])
    .filter((one) => one.active || code?.categories.some(({ id }) => id === one.id))
    .map((one) => ({ id: one.id, name: pathWords(one.path) }));
  const priorities = (usePriorities().data?.rows ?? []).filter((one) => one.active || one.id === code?.priority?.id);
  const form = useRecordForm({
    record: code,
    draftOf: (saved: ProblemCode | undefined) => ({
      code: saved?.code ?? '',
      names: saved?.names ?? {},
      categoryIds: saved?.categories.map((one) => one.id) ?? [],
      priorityId: saved?.priority?.id ?? null,
      rank: saved?.rank ?? 50,
      active: saved?.active ?? true,
    }),
    schema: code ? problemCodeRoutes.edit.body : problemCodeRoutes.create.body,
    bodyOf: (values) => values,
    save: saveRecord(problemCodeRoutes.create, problemCodeRoutes.edit, code),
    reread: code && (() => fromList(code.id, () => call(problemCodeRoutes.list, {}))),
    codeAt: { already_exists: 'code' },
    onSaved: (saved) => {
      void changed();
      toastDone(t('problemCode.saved', { code: saved.code }));
      onClose();
    },
  });
  const { values, set, at } = form;
  // The reader's own language first: it is the one that is always filled in.
  const ordered = [own, ...languages.filter((one) => one !== own)];
  return (
    <RecordDrawer
      title={code ? `${code.code} ${code.name}` : t('problemCode.add')}
      form={form}
      onClose={onClose}
      mayEdit={may}
      names={{
        code: t('problemCode.code'),
        names: t('problemCode.name'),
        categoryIds: t('problemCode.categories'),
        priorityId: t('problemCode.priority'),
        rank: t('priority.order'),
        active: t('active'),
      }}
    >
      <TextInput
        data-autofocus
        label={t('problemCode.code')}
        description={t('problemCode.codeHint')}
        w={200}
        maxLength={20}
        value={values.code}
        onChange={(event) => set('code', event.currentTarget.value)}
        error={at('code')}
      />
      <Fieldset legend={t('problemCode.names')}>
        {at('names') ? <p role="alert">{at('names')}</p> : null}
        {ordered.map((language) => (
          <TextInput
            key={language}
            label={languageNames[language]}
            lang={language}
            mb="xs"
            value={values.names[language] ?? ''}
            onChange={(event) => {
              const { [language]: _, ...others } = values.names;
              const typed = event.currentTarget.value;
              set('names', typed === '' ? others : { ...others, [language]: typed });
            }}
            error={at(`names.${language}`)}
          />
        ))}
      </Fieldset>
      <NamedMultiSelect
        label={t('problemCode.categories')}
        description={t('problemCode.categoriesHint')}
        options={categories}
        value={values.categoryIds}
        onChange={(ids) => set('categoryIds', ids)}
        error={at('categoryIds')}
      />
      <NamedSelect
        label={t('problemCode.priority')}
        description={t('problemCode.priorityHint')}
        options={priorities}
        value={values.priorityId}
        none={t('problemCode.noPriority')}
        onChange={(id) => set('priorityId', id)}
        error={at('priorityId')}
      />
      <NumberInput
        label={t('priority.order')}
        description={t('problemCode.orderHint')}
        w={140}
        min={0}
        max={999}
        allowDecimal={false}
        value={values.rank}
        onChange={(rank) => set('rank', Number(rank))}
        error={at('rank')}
      />
      {code ? (
        <Switch
          label={t('active')}
          description={t('problemCode.activeHint')}
          checked={values.active}
          onChange={(event) => set('active', event.currentTarget.checked)}
          error={at('active')}
        />
      ) : null}
      {may && code ? <Effects kind="problem_code" id={code.id} values={values} /> : null}
    </RecordDrawer>
  );
}
