import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Customer, customerRoutes } from '#contract/customers.ts';
import { call } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';
import { uuid7 } from '../../shell/uuid7.ts';
import { useRecordForm } from '../settings/form/use-record-form.ts';
import { customerKeys, readCustomer } from './api.ts';
import { type CustomerDraft, customerBody, customerDraft } from './customer-draft.ts';

/** The form of a customer: new, begun with what was searched for, or one that is kept already. */
export function useCustomerForm(options: {
  customer?: Customer | undefined;
  begin?: Partial<CustomerDraft>;
  onSaved: (customer: Customer) => void;
}) {
  const { t } = useTranslation('customers');
  const client = useQueryClient();
  const { customer } = options;
  // The same id however often *Save* is pressed, so that a lost answer makes no second customer.
  const id = useRef(uuid7());
  return useRecordForm<CustomerDraft, Customer>({
    record: customer,
    draftOf: (saved) => customerDraft(saved, options.begin),
    schema: customer ? customerRoutes.edit.body : customerRoutes.create.body,
    bodyOf: customerBody,
    save: (body) =>
      customer
        ? call(customerRoutes.edit, { params: { id: customer.id }, body })
        : call(customerRoutes.create, { body: { ...body, id: id.current } }),
    reread: customer && (() => readCustomer(customer.id)),
    wrong: { emails: t('wrongEmail') },
    codeAt: { invalid_address: 'emails', invalid_phone: 'phones', empty_customer: 'name' },
    onSaved: (saved) => {
      client.setQueryData(customerKeys.one(saved.id), saved);
      void client.invalidateQueries({ queryKey: [scopes.customers] });
      void client.invalidateQueries({ queryKey: [scopes.lists] });
      void client.invalidateQueries({ queryKey: [scopes.settings, 'changes'] });
      options.onSaved(saved);
    },
  });
}

/** Words of a customer's fields, for saying which of them somebody else changed. */
export function useCustomerFieldNames() {
  const { t } = useTranslation('customers');
  return {
    name: t('name'),
    organisationName: t('organisation'),
    language: t('language'),
    phones: t('phones'),
    emails: t('emails'),
    address: t('address'),
    notes: t('notes'),
    isVip: t('vip'),
    isProspect: t('prospect'),
    priorityId: t('ownPriority'),
    responsibleId: t('responsible'),
  };
}
