import { Alert, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUserCheck } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { toastDone } from '../../ui/toast.tsx';
import { RecordDrawer } from '../settings/form/record-drawer.tsx';
import { useKnown } from './api.ts';
import { beginFrom, type CustomerDraft } from './customer-draft.ts';
import { CustomerFields } from './customer-fields.tsx';
import classes from './customers.module.css';
import { useCustomerFieldNames, useCustomerForm } from './use-customer-form.ts';

/** Keeps a new customer, begun with the words searched for; says when the number or address is kept already. */
export function NewCustomerDrawer({ words, onClose }: { words: string; onClose: () => void }) {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const form = useCustomerForm({
    begin: beginFrom(words),
    onSaved: (customer) => {
      toastDone(t('kept', { name: customer.name }));
      void navigate({ to: '/customers/$id', params: { id: customer.id } });
    },
  });
  return (
    <RecordDrawer title={t('add')} form={form} onClose={onClose} mayEdit names={useCustomerFieldNames()}>
      <AlreadyKept values={form.values} />
      <CustomerFields form={form} />
    </RecordDrawer>
  );
}

function AlreadyKept({ values }: { values: CustomerDraft }) {
  const { t } = useTranslation('customers');
  const [phone] = useDebouncedValue(values.phones[0]?.trim() ?? '', 300);
  const [email] = useDebouncedValue(values.emails[0]?.trim() ?? '', 300);
  const byPhone = useKnown(phone ? { phone } : {});
  const byEmail = useKnown(email ? { email } : {});
  const known = new Map(
    [...(byPhone.data?.customers ?? []), ...(byEmail.data?.customers ?? [])].map((one) => [one.id, one]),
  );
  return (
    <div role="status">
      {known.size > 0 ? (
        <Alert
          variant="light"
          color="yellow"
          icon={<IconUserCheck aria-hidden />}
          title={t('known.title', { count: known.size })}
          styles={{ title: { color: 'var(--linja-soon)' }, icon: { color: 'var(--linja-soon)' } }}
        >
          {[...known.values()].slice(0, 5).map((one) => (
            <Text key={one.id} size="md">
              <Link to="/customers/$id" params={{ id: one.id }} className={classes.known}>
                {[one.name, one.organisation?.name].filter(Boolean).join(', ')}
              </Link>
            </Text>
          ))}
        </Alert>
      ) : null}
    </div>
  );
}
