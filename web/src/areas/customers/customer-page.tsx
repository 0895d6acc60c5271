import { Button } from '@mantine/core';
import { IconChevronLeft, IconPencil } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyOf } from '../../shell/key-of.tsx';
import { useKey } from '../../shell/keys.ts';
import { noteRecent } from '../../shell/palette/recent.ts';
import { useMay } from '../../shell/session.tsx';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Signal } from '../../ui/signal.tsx';
import { CustomerPrivacy } from '../privacy/customer-privacy.tsx';
import { CustomerReads } from '../privacy/customer-reads.tsx';
import { useCustomer } from './api.ts';
import { ContractsPanel } from './contracts-panel.tsx';
import { CustomerChanges } from './customer-changes.tsx';
import { CustomerDetails } from './customer-details.tsx';
import { CustomerEditor } from './customer-editor.tsx';
import { CustomerRequests } from './customer-requests.tsx';
import { VipSignal } from './customer-table.tsx';
import classes from './customers.module.css';
import { OrganisationPanel } from './organisation-panel.tsx';

/** One customer: how to reach them, their requests with the open ones first, and what was changed by whom. */
export function CustomerPage() {
  const { t } = useTranslation(['customers', 'privacy']);
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const may = useMay();
  const customer = useCustomer(id);
  const [editing, setEditing] = useState(false);
  const editable = may('customer.edit') && Boolean(customer.data) && !customer.data?.erasedAt;
  useKey('edit-customer', 'i', t('edit'), () => setEditing(true), editable && !editing);
  const name = customer.data?.name;
  const erased = Boolean(customer.data?.erasedAt);
  useEffect(() => {
    if (name && !erased) noteRecent({ to: `/customers/${id}`, label: name, kind: 'customer' });
  }, [id, name, erased]);
  const back = (
    <Link to="/customers" className={classes.back}>
      <IconChevronLeft size={16} aria-hidden />
      {t('title')}
    </Link>
  );
  if (!customer.data) {
    return (
      <Page title={t('customer')}>
        {back}
        {customer.error ? (
          <ProblemAlert error={customer.error} again={() => void customer.refetch()} />
        ) : (
          <LoadingLines lines={8} />
        )}
      </Page>
    );
  }
  const { data } = customer;
  return (
    <Page
      title={data.erasedAt ? t('privacy:erase.name') : data.name}
      actions={
        editable && !editing ? (
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            rightSection={<KeyOf name="edit-customer" combo="i" />}
            onClick={() => setEditing(true)}
          >
            {t('edit')}
          </Button>
        ) : null
      }
    >
      <p className={classes.under}>
        {back}
        {data.organisation ? <span>{data.organisation.name}</span> : null}
        {data.isVip ? <VipSignal /> : null}
        {data.isProspect || data.organisation?.isProspect ? <Signal tone="calm">{t('prospect')}</Signal> : null}
        {data.erasedAt ? (
          <span>
            {t('privacy:erase.was')} <Moment at={data.erasedAt} exact />
          </span>
        ) : null}
      </p>
      <div className={erased ? undefined : classes.columns}>
        {editing ? (
          <CustomerEditor customer={data} onClose={() => setEditing(false)} />
        ) : erased ? null : (
          <div className={classes.history}>
            <CustomerDetails customer={data} />
            <CustomerPrivacy id={data.id} name={data.name} />
          </div>
        )}
        <div className={classes.history}>
          {erased ? null : <OrganisationPanel customer={data} />}
          {erased ? null : <ContractsPanel customer={data} />}
          {erased ? null : <CustomerRequests id={data.id} open={data.openRequests} />}
          {may('log.read') ? <CustomerChanges id={data.id} /> : null}
          {may('privacy.read') ? <CustomerReads id={data.id} /> : null}
        </div>
      </div>
    </Page>
  );
}
