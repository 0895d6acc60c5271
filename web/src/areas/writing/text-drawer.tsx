import { NativeSelect, SegmentedControl, Select, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type TextModule, type UsedIn, wordRoutes } from '#contract/words.ts';
import { call } from '../../shell/api-client.ts';
import { useMay } from '../../shell/session.tsx';
import { pathWords } from '../../ui/path-words.ts';
import { toastDone } from '../../ui/toast.tsx';
import { fromList, useCategories } from '../catalog/api.ts';
import { useSettingsChanged } from '../settings/api.ts';
import { DeleteRecord } from '../settings/form/delete-record.tsx';
import { NamedSelect } from '../settings/form/named-select.tsx';
import { RecordDrawer } from '../settings/form/record-drawer.tsx';
import { saveRecord } from '../settings/form/save-record.ts';
import { useRecordForm } from '../settings/form/use-record-form.ts';
import { useCentres } from '../staff/api.ts';
import { listTexts } from './api.ts';
import { TextsField } from './editor/texts-field.tsx';
import { WhoseField } from './whose-field.tsx';

/** One text module or template, with how it stands on a request while it is written. */
export function TextDrawer({ text, onClose }: { text?: TextModule; onClose: () => void }) {
  const { t } = useTranslation('writing');
  const may = useMay();
  const shares = may('text.edit');
  const changed = useSettingsChanged();
  const centres = useCentres().data?.rows ?? [];
  const categories = (useCategories().data?.rows ?? []).filter((one) => one.active);
  const form = useRecordForm({
    record: text,
    draftOf: (saved: TextModule | undefined) => ({
      kind: saved?.kind ?? 'module',
      keyword: saved?.keyword ?? '',
      name: saved?.name ?? '',
      texts: saved?.texts ?? {},
      personal: saved ? saved.owner !== null : !shares,
      centreId: saved?.centre?.id ?? null,
      categoryId: saved?.category?.id ?? null,
      usedIn: saved?.usedIn ?? ('both' as UsedIn),
      active: saved?.active ?? true,
    }),
    schema: text ? wordRoutes.editTextModule.body : wordRoutes.createTextModule.body,
    bodyOf: ({ personal, ...values }) => (text ? values : { ...values, personal }),
    save: saveRecord(wordRoutes.createTextModule, wordRoutes.editTextModule, text),
    reread: text && (() => fromList(text.id, listTexts)),
    codeAt: {
      already_exists: 'keyword',
      unknown_variable: 'texts',
      unknown_module: 'texts',
      module_cycle: 'texts',
      empty_text: 'texts',
    },
    onSaved: (saved) => {
      void changed();
      toastDone(t('text.saved', { name: saved.name }));
      onClose();
    },
  });
  const { values, set, at } = form;
  const mayEdit = may('request.note') && (values.personal || shares);
  return (
    <RecordDrawer
      wide
      title={text?.name ?? t('text.add')}
      form={form}
      onClose={onClose}
      mayEdit={mayEdit}
      names={{ name: t('text.name'), keyword: t('text.keyword'), texts: t('text.text') }}
      more={
        text && mayEdit ? (
          <DeleteRecord
            label={t('delete')}
            title={t('deleteTitle', { name: text.name })}
            text={t('text.deleteText')}
            done={t('deleted', { name: text.name })}
            remove={() => call(wordRoutes.deleteTextModule, { params: { id: text.id } })}
            form={form}
            onClose={onClose}
          />
        ) : null
      }
    >
      <SegmentedControl
        aria-label={t('text.kind')}
        value={values.kind}
        onChange={(kind) => set('kind', kind as TextModule['kind'])}
        data={(['module', 'template'] as const).map((value) => ({ value, label: t(`text.kinds.${value}`) }))}
      />
      <TextInput
        data-autofocus
        label={t('text.name')}
        value={values.name}
        onChange={(event) => set('name', event.currentTarget.value)}
        error={at('name')}
      />
      <TextInput
        label={t('text.keyword')}
        description={t('text.keywordHint', { keyword: values.keyword || 'thanks' })}
        leftSection="::"
        value={values.keyword}
        onChange={(event) => set('keyword', event.currentTarget.value)}
        error={at('keyword')}
      />
      <TextsField
        label={t('text.text')}
        value={values.texts}
        onChange={(texts) => set('texts', texts)}
        personal={values.personal}
        disabled={!mayEdit}
        error={at('texts')}
      />
      <WhoseField
        isNew={!text}
        personal={values.personal}
        onChange={(personal) => set('personal', personal)}
        shares={shares}
      />
      <NamedSelect
        label={t('text.centre')}
        options={centres}
        none={t('text.everywhere')}
        value={values.centreId}
        onChange={(id) => set('centreId', id)}
      />
      <Select
        label={t('text.category')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('text.everywhere') }}
        placeholder={t('text.everywhere')}
        data={categories.map((one) => ({ value: one.id, label: pathWords(one.path) }))}
        value={values.categoryId}
        onChange={(id) => set('categoryId', id)}
      />
      <NativeSelect
        label={t('text.usedIn')}
        value={values.usedIn}
        data={(['both', 'reply', 'note'] as const).map((value) => ({ value, label: t(`text.in.${value}`) }))}
        onChange={(event) => set('usedIn', event.currentTarget.value as UsedIn)}
      />
      {text ? (
        <Switch
          label={t('active')}
          checked={values.active}
          onChange={(event) => set('active', event.currentTarget.checked)}
        />
      ) : null}
    </RecordDrawer>
  );
}
