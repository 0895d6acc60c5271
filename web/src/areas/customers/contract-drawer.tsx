import { Group, Switch, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Customer } from '#contract/customers.ts';
import { type ServiceContract, serviceContractRoutes } from '#contract/service-contracts.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';
import { useMay } from '../../shell/session.tsx';
import { dateFormat } from '../../ui/moment-words.ts';
import { toastDone } from '../../ui/toast.tsx';
import { useZone } from '../../ui/zone.ts';
import { fromList, usePriorities } from '../catalog/api.ts';
import { NamedSelect } from '../settings/form/named-select.tsx';
import { RecordDrawer } from '../settings/form/record-drawer.tsx';
import { saveRecord } from '../settings/form/save-record.ts';
import { useRecordForm } from '../settings/form/use-record-form.ts';

/** One contract: its number, whose it is, on which days it holds, what it asks for. */
export function ContractDrawer(props: { customer: Customer; contract?: ServiceContract; onClose: () => void }) {
  const { t } = useTranslation('customers');
  const { customer, contract, onClose } = props;
  const may = useMay()('customer.edit');
  const client = useQueryClient();
  const zone = useZone();
  // Swedish writes a day as ISO 8601 does.
  const today = dateFormat('sv', zone, { dateStyle: 'short' }).format(Date.now());
  const priorities = (usePriorities().data?.rows ?? []).filter(
    (one) => one.active || one.id === contract?.priority?.id,
  );
  const form = useRecordForm({
    record: contract,
    draftOf: (saved: ServiceContract | undefined) => ({
      number: saved?.number ?? '',
      name: saved?.name ?? '',
      ofOrganisation: saved ? saved.organisation !== null : customer.organisation !== null,
      effectiveOn: saved?.effectiveOn ?? today,
      expiryOn: saved?.expiryOn ?? '',
      priorityId: saved?.priority?.id ?? null,
      note: saved?.note ?? '',
      active: saved ? saved.status === 'active' : true,
    }),
    schema: contract ? serviceContractRoutes.edit.body : serviceContractRoutes.create.body,
    bodyOf: ({ ofOrganisation, active, ...values }) => {
      const body = { ...values, expiryOn: values.expiryOn || null };
      return contract ? body : { ...body, ofOrganisation, active };
    },
    save: saveRecord(serviceContractRoutes.create, serviceContractRoutes.edit, contract, { id: customer.id }),
    reread:
      contract &&
      (() => fromList(contract.id, () => call(serviceContractRoutes.list, { params: { id: customer.id } }))),
    codeAt: { already_exists: 'number', invalid_body: 'expiryOn' },
    onSaved: (saved) => {
      void client.invalidateQueries({ queryKey: [scopes.customers] });
      toastDone(t('contract.saved', { number: saved.number }));
      onClose();
    },
  });
  const { values, set, at } = form;
  // Of one that is over only the note is still written.
  const over = contract !== undefined && contract.status !== 'free' && contract.status !== 'active';
  return (
    <RecordDrawer
      title={contract ? t('contract.of', { number: contract.number }) : t('contract.add')}
      form={form}
      onClose={onClose}
      mayEdit={may}
      names={{
        number: t('contract.number'),
        name: t('contract.name'),
        effectiveOn: t('contract.effectiveOn'),
        expiryOn: t('contract.expiryOn'),
        priorityId: t('contract.priority'),
        note: t('notes'),
      }}
    >
      <TextInput
        data-autofocus
        label={t('contract.number')}
        w={240}
        disabled={over}
        value={values.number}
        onChange={(event) => set('number', event.currentTarget.value)}
        error={at('number')}
      />
      <TextInput
        label={t('contract.name')}
        disabled={over}
        value={values.name}
        onChange={(event) => set('name', event.currentTarget.value)}
        error={at('name')}
      />
      {contract || !customer.organisation ? null : (
        <Switch
          label={t('contract.ofOrganisation', { name: customer.organisation.name })}
          description={t('contract.ofOrganisationHint')}
          checked={values.ofOrganisation}
          onChange={(event) => set('ofOrganisation', event.currentTarget.checked)}
        />
      )}
      <Group align="flex-start">
        <TextInput
          type="date"
          label={t('contract.effectiveOn')}
          disabled={over}
          value={values.effectiveOn}
          onChange={(event) => set('effectiveOn', event.currentTarget.value)}
          error={at('effectiveOn')}
        />
        <TextInput
          type="date"
          label={t('contract.expiryOn')}
          description={t('contract.expiryHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          disabled={over}
          value={values.expiryOn}
          onChange={(event) => set('expiryOn', event.currentTarget.value)}
          error={at('expiryOn')}
        />
      </Group>
      {over ? null : (
        <NamedSelect
          label={t('contract.priority')}
          description={t('contract.priorityHint')}
          none={t('priorityOpen')}
          options={priorities}
          value={values.priorityId}
          onChange={(id) => set('priorityId', id)}
          error={at('priorityId')}
        />
      )}
      <Textarea
        label={t('notes')}
        description={t('notesHint')}
        autosize
        minRows={2}
        maxRows={10}
        value={values.note}
        onChange={(event) => set('note', event.currentTarget.value)}
        error={at('note')}
      />
      {contract ? null : (
        <Switch
          label={t('contract.active')}
          description={t('contract.activeHint')}
          checked={values.active}
          onChange={(event) => set('active', event.currentTarget.checked)}
        />
      )}
    </RecordDrawer>
  );
}
