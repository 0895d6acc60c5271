import { Stack, Switch, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Customer, customerRoutes } from '#contract/customers.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';
import { useMay } from '../../shell/session.tsx';
import { Panel } from '../../ui/panel.tsx';
import { toastProblem } from '../../ui/toast.tsx';
import { usePriorities } from '../catalog/api.ts';
import { NamedSelect } from '../settings/form/named-select.tsx';
import { customerKeys } from './api.ts';

/** What the customer's organisation is called and how important it is to us: for all its people (S5-6, R8.1). */
export function OrganisationPanel({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const may = useMay()('customer.edit');
  const client = useQueryClient();
  const { organisation } = customer;
  const priorities = (usePriorities().data?.rows ?? []).filter(
    (one) => one.active || one.id === organisation?.priorityId,
  );
  const weigh = useMutation({
    mutationFn: (body: { name?: string; isProspect?: boolean; priorityId?: string | null }) =>
      call(customerRoutes.editOrganisation, { params: { id: organisation?.id ?? '' }, body }),
    onSuccess: (saved) => {
      client.setQueryData(customerKeys.one(customer.id), { ...customer, organisation: saved });
      void client.invalidateQueries({ queryKey: [scopes.customers] });
    },
    onError: (error) => toastProblem(error),
  });
  if (!organisation) return null;
  return (
    <Panel title={t('weight')}>
      <Stack gap="sm">
        {may ? (
          <OrganisationName
            name={organisation.name}
            onName={(name, onKept) => weigh.mutate({ name }, { onSuccess: onKept })}
            busy={weigh.isPending}
          />
        ) : null}
        <Switch
          label={`${organisation.name}: ${t('prospect')}`}
          checked={organisation.isProspect}
          disabled={!may || weigh.isPending}
          onChange={(event) => weigh.mutate({ isProspect: event.currentTarget.checked })}
        />
        <fieldset disabled={!may || weigh.isPending} style={{ border: 0, margin: 0, padding: 0 }}>
          <NamedSelect
            label={t('organisationPriority', { name: organisation.name })}
            none={t('priorityOpen')}
            options={priorities}
            value={organisation.priorityId}
            onChange={(priorityId) => weigh.mutate({ priorityId })}
          />
        </fieldset>
      </Stack>
    </Panel>
  );
}

/** Its name, which is kept on leaving the field or with Enter; Escape, or nothing typed, leaves the old one. */
function OrganisationName(props: { name: string; busy: boolean; onName: (name: string, onKept: () => void) => void }) {
  const { t } = useTranslation('customers');
  const [typed, setTyped] = useState<string | null>(null);
  const asBefore = () => setTyped(null);
  const keep = () => {
    const name = typed?.trim();
    if (!name || name === props.name) asBefore();
    else if (!props.busy) props.onName(name, asBefore);
  };
  return (
    <TextInput
      label={t('organisationName')}
      description={t('organisationNameHint')}
      maxLength={200}
      value={typed ?? props.name}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') asBefore();
      }}
    />
  );
}
