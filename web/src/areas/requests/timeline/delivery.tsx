import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#contract/requests.ts';
import { Moment } from '../../../ui/moment.tsx';
import classes from './timeline.module.css';

/** How far a reply has come on its way, in words. */
export function Delivery({ delivery }: { delivery: NonNullable<Message['delivery']> }) {
  const { t } = useTranslation('requests');
  const { state } = delivery;
  const Icon = state === 'sent' ? IconCheck : state === 'failed' ? IconAlertTriangle : IconClock;
  return (
    <p className={classes.delivery} data-state={state}>
      <Icon size={14} aria-hidden />
      <span>
        {t(`page.delivery.${state}`)}
        {state === 'sent' && delivery.sentAt ? (
          <>
            {' '}
            <Moment at={delivery.sentAt} />
          </>
        ) : null}
        {delivery.attempts > 1 && state !== 'sent'
          ? ` · ${t('page.delivery.attempts', { count: delivery.attempts })}`
          : ''}
        {delivery.error ? <span className={classes.deliveryError}> {delivery.error}</span> : null}
      </span>
    </p>
  );
}
