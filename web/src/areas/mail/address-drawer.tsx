import { Select, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type MailAddress, mailRoutes } from '#contract/mail.ts';
import { call } from '../../shell/api-client.ts';
import { useMay } from '../../shell/session.tsx';
import { pathWords } from '../../ui/path-words.ts';
import { toastDone } from '../../ui/toast.tsx';
import { fromList, useCategories, usePriorities } from '../catalog/api.ts';
import { useSettingsChanged } from '../settings/api.ts';
import { Effects } from '../settings/effects/effects.tsx';
import { LanguageSelect } from '../settings/form/named-select.tsx';
import { RecordDrawer } from '../settings/form/record-drawer.tsx';
import { saveRecord } from '../settings/form/save-record.ts';
import { blanks, Sentence } from '../settings/form/sentence.tsx';
import { useRecordForm } from '../settings/form/use-record-form.ts';
import { useCentres } from '../staff/api.ts';

/** One mail address, as the sentence of what a message to it becomes. */
export function AddressDrawer(props: { address?: MailAddress; first: boolean; onClose: () => void }) {
  const { t } = useTranslation('mail');
  const { address, onClose } = props;
  const may = useMay()('setting.edit');
  const changed = useSettingsChanged();
  const centres = useCentres().data?.rows ?? [];
  const categories = (useCategories().data?.rows ?? []).filter((one) => one.active);
  const priorities = (usePriorities().data?.rows ?? []).filter((one) => one.active);
  const form = useRecordForm({
    record: address,
    draftOf: (saved: MailAddress | undefined) => ({
      address: saved?.address ?? '',
      name: saved?.name ?? '',
      centreId: saved?.centre.id ?? centres[0]?.id ?? '',
      categoryId: saved?.category?.id ?? null,
      priorityId: saved?.priority?.id ?? null,
      language: saved?.language ?? null,
      isDefault: saved?.isDefault ?? props.first,
      active: saved?.active ?? true,
    }),
    schema: address ? mailRoutes.editAddress.body : mailRoutes.createAddress.body,
    bodyOf: (values) => ({ ...values, address: values.address.trim() }),
    save: saveRecord(mailRoutes.createAddress, mailRoutes.editAddress, address),
    reread: address && (() => fromList(address.id, () => call(mailRoutes.listAddresses, {}))),
    wrong: { address: t('address.wrong') },
    codeAt: { already_exists: 'address', invalid_address: 'address', default_needed: 'isDefault' },
    onSaved: (saved) => {
      void changed();
      toastDone(t('address.saved', { address: saved.address }));
      onClose();
    },
  });
  const { values, set, at } = form;
  const ofCentre = categories.filter((one) => one.centre.id === values.centreId);
  return (
    <RecordDrawer
      title={address?.address ?? t('address.add')}
      form={form}
      onClose={onClose}
      mayEdit={may}
      names={{
        address: t('address.address'),
        name: t('address.name'),
        centreId: t('address.centre'),
        categoryId: t('address.category'),
        priorityId: t('address.priority'),
        language: t('address.language'),
        isDefault: t('address.default'),
        active: t('active'),
      }}
    >
      <TextInput
        data-autofocus
        type="email"
        label={t('address.address')}
        value={values.address}
        onChange={(event) => set('address', event.currentTarget.value)}
        error={at('address')}
        autoComplete="off"
      />
      <TextInput
        label={t('address.name')}
        description={t('address.nameHint')}
        value={values.name}
        onChange={(event) => set('name', event.currentTarget.value)}
        error={at('name')}
      />
      <Sentence
        text={t('address.fill', blanks('centre', 'category', 'priority'))}
        errors={[at('centreId'), at('categoryId'), at('priorityId')]}
        controls={{
          centre: (
            <Select
              aria-label={t('address.centre')}
              w={230}
              allowDeselect={false}
              data={centres.map((one) => ({ value: one.id, label: one.name }))}
              value={values.centreId || null}
              onChange={(id) => form.change((before) => ({ ...before, centreId: id ?? '', categoryId: null }))}
              error={Boolean(at('centreId'))}
            />
          ),
          category: (
            <Select
              aria-label={t('address.category')}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': t('address.byCentre') }}
              w={260}
              placeholder={t('address.byCentre')}
              data={ofCentre.map((one) => ({ value: one.id, label: pathWords(one.path) }))}
              value={values.categoryId}
              onChange={(id) => set('categoryId', id)}
            />
          ),
          priority: (
            <Select
              aria-label={t('address.priority')}
              clearable
              clearButtonProps={{ 'aria-label': t('address.byDefault') }}
              w={210}
              placeholder={t('address.byDefault')}
              data={priorities.map((one) => ({ value: one.id, label: one.name }))}
              value={values.priorityId}
              onChange={(id) => set('priorityId', id)}
            />
          ),
        }}
      />
      <LanguageSelect
        label={t('address.language')}
        description={t('address.languageHint')}
        none={t('address.anyLanguage')}
        value={values.language}
        onChange={(language) => set('language', language)}
      />
      <Switch
        label={t('address.isDefault')}
        description={t('address.defaultHint')}
        checked={values.isDefault}
        onChange={(event) => set('isDefault', event.currentTarget.checked)}
        disabled={address?.isDefault === true}
        error={at('isDefault')}
      />
      {address ? (
        <Switch
          label={t('active')}
          checked={values.active}
          onChange={(event) => set('active', event.currentTarget.checked)}
        />
      ) : null}
      {may ? <Effects kind="mail_address" id={address?.id} values={values} /> : null}
    </RecordDrawer>
  );
}
