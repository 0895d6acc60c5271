import { VisuallyHidden } from '@mantine/core';
import {
  IconBuilding,
  IconFileCheck,
  IconMail,
  IconMapPin,
  IconNote,
  IconPhone,
  IconStarFilled,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '#contract/requests.ts';
import { languageNames } from '../../../shell/i18n.ts';
import { dayWords } from '../../../ui/moment-words.ts';
import { Signal } from '../../../ui/signal.tsx';
import classes from './who.module.css';
import { useCustomer } from './who-api.ts';

/** What is known of the customer, with the way to the customer's own page. */
export function CustomerCard({ contact }: { contact: NonNullable<RequestDetail['contact']> }) {
  const { t, i18n } = useTranslation('requests');
  const customer = useCustomer(contact.id);
  return (
    <div className={classes.card}>
      <p className={classes.name}>
        <Link to="/customers/$id" params={{ id: contact.id }}>
          {contact.name}
        </Link>
        {customer.data?.isVip ? (
          <Signal tone="accent" icon={<IconStarFilled size={12} aria-hidden />}>
            {t('page.who.vip')}
          </Signal>
        ) : null}
      </p>
      <ul className={classes.details}>
        {contact.organisation ? (
          <Detail icon={<IconBuilding size={16} aria-hidden />} label={t('page.who.organisation')}>
            {contact.organisation.name}
          </Detail>
        ) : null}
        {contact.phones.map((phone) => (
          <Detail key={phone} icon={<IconPhone size={16} aria-hidden />} label={t('page.who.phone')}>
            <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>
          </Detail>
        ))}
        {contact.emails.map((email) => (
          <Detail key={email} icon={<IconMail size={16} aria-hidden />} label={t('page.who.email')}>
            {email}
          </Detail>
        ))}
        {contact.address ? (
          <Detail icon={<IconMapPin size={16} aria-hidden />} label={t('page.who.address')}>
            {contact.address}
          </Detail>
        ) : null}
        {contact.contracts.map((one) => (
          <Detail key={one.number} icon={<IconFileCheck size={16} aria-hidden />} label={t('page.who.contract')}>
            {one.expiryOn
              ? t('page.who.contractUntil', { number: one.number, until: dayWords(one.expiryOn, i18n.language) })
              : t('page.who.contractOpen', { number: one.number })}
            {one.name ? <span className={classes.contractName}>{one.name}</span> : null}
          </Detail>
        ))}
        {contact.notes ? (
          <Detail icon={<IconNote size={16} aria-hidden />} label={t('page.who.notes')}>
            <span className={classes.notes}>{contact.notes}</span>
          </Detail>
        ) : null}
      </ul>
      {contact.language ? (
        <p className={classes.aside}>{t('page.who.speaks', { language: languageNames[contact.language] })}</p>
      ) : null}
    </div>
  );
}

function Detail(props: { icon: ReactNode; label: string; children: ReactNode }) {
  return (
    <li className={classes.detail}>
      <span className={classes.detailIcon} title={props.label}>
        {props.icon}
        <VisuallyHidden>{props.label}</VisuallyHidden>
      </span>
      <span className={classes.detailText}>{props.children}</span>
    </li>
  );
}
