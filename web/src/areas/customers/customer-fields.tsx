import { SimpleGrid, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePriorities } from '../catalog/api.ts';
import { LanguageSelect, NamedSelect } from '../settings/form/named-select.tsx';
import type { RecordForm } from '../settings/form/use-record-form.ts';
import { useEverybody } from '../staff/api.ts';
import type { CustomerDraft } from './customer-draft.ts';
import { LinesField } from './lines-field.tsx';

/** The fields of a customer, for one being made and for one being changed. */
export function CustomerFields({ form }: { form: RecordForm<CustomerDraft> }) {
  const { t } = useTranslation('customers');
  const { values, set, at } = form;
  const priorities = (usePriorities().data?.rows ?? []).filter((one) => one.active || one.id === values.priorityId);
  const everybody = useEverybody();
  return (
    <Stack gap="md">
      <TextInput
        data-autofocus
        label={t('name')}
        value={values.name}
        onChange={(event) => set('name', event.currentTarget.value)}
        error={at('name')}
        autoComplete="off"
      />
      <TextInput
        label={t('organisation')}
        description={t('organisationHint')}
        value={values.organisationName}
        onChange={(event) => set('organisationName', event.currentTarget.value)}
        error={at('organisationName')}
        autoComplete="off"
      />
      <SimpleGrid type="container" cols={{ base: 1, '420px': 2 }} spacing="md">
        <LinesField
          type="tel"
          label={t('phones')}
          addLabel={t('addPhone')}
          lines={values.phones}
          onChange={(phones) => set('phones', phones)}
          error={at('phones')}
        />
        <LinesField
          type="email"
          label={t('emails')}
          addLabel={t('addEmail')}
          lines={values.emails}
          onChange={(emails) => set('emails', emails)}
          error={at('emails')}
        />
      </SimpleGrid>
      <Textarea
        label={t('address')}
        autosize
        minRows={1}
        maxRows={4}
        value={values.address}
        onChange={(event) => set('address', event.currentTarget.value)}
        error={at('address')}
      />
      <LanguageSelect
        label={t('language')}
        description={t('languageHint')}
        none={t('languageOpen')}
        value={values.language}
        onChange={(language) => set('language', language)}
      />
      <Textarea
        label={t('notes')}
        description={t('notesHint')}
        autosize
        minRows={3}
        maxRows={12}
        value={values.notes}
        onChange={(event) => set('notes', event.currentTarget.value)}
        error={at('notes')}
      />
      <NamedSelect
        label={t('responsible')}
        description={t('responsibleHint')}
        none={t('responsibleNone')}
        options={everybody}
        value={values.responsibleId}
        onChange={(id) => set('responsibleId', id)}
        error={at('responsibleId')}
      />
      <Switch
        label={t('isVip')}
        description={t('vipHint')}
        checked={values.isVip}
        onChange={(event) => set('isVip', event.currentTarget.checked)}
      />
      <Switch
        label={t('isProspect')}
        checked={values.isProspect}
        onChange={(event) => set('isProspect', event.currentTarget.checked)}
      />
      <NamedSelect
        label={t('ownPriority')}
        none={t('priorityOpen')}
        options={priorities}
        value={values.priorityId}
        onChange={(id) => set('priorityId', id)}
      />
    </Stack>
  );
}
