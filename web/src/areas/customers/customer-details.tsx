import { useTranslation } from 'react-i18next';
import type { Customer } from '#contract/customers.ts';
import { languageNames } from '../../shell/i18n.ts';
import { Moment } from '../../ui/moment.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './customers.module.css';

/** How to reach a customer and what to know about them; numbers and addresses lead to phone and mail. */
export function CustomerDetails({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  return (
    <Panel title={t('details')}>
      <dl className={classes.details}>
        <dt>{t('phones')}</dt>
        {customer.phones.length === 0 ? <dd className={classes.nothing}>{t('nothing')}</dd> : null}
        {customer.phones.map((phone) => (
          <dd key={phone.number}>
            <a href={`tel:${phone.e164 ?? phone.number.replaceAll(/[^\d+]/g, '')}`}>{phone.number}</a>
          </dd>
        ))}
        <dt>{t('emails')}</dt>
        {customer.emails.length === 0 ? <dd className={classes.nothing}>{t('nothing')}</dd> : null}
        {customer.emails.map((email) => (
          <dd key={email}>
            <a href={`mailto:${email}`}>{email}</a>
          </dd>
        ))}
        {customer.address ? (
          <>
            <dt>{t('address')}</dt>
            <dd>{customer.address}</dd>
          </>
        ) : null}
        {customer.language ? (
          <>
            <dt>{t('language')}</dt>
            <dd>{languageNames[customer.language]}</dd>
          </>
        ) : null}
        {customer.notes ? (
          <>
            <dt>{t('notes')}</dt>
            <dd className={classes.notes}>{customer.notes}</dd>
          </>
        ) : null}
        <dt>{t('since')}</dt>
        <dd>
          <Moment at={customer.createdAt} />
        </dd>
      </dl>
    </Panel>
  );
}
