import { IconHelpCircle, IconLock, IconMail, IconPhone, IconSend, IconShieldQuestion } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#contract/requests.ts';
import { Moment } from '../../../ui/moment.tsx';
import { Signal } from '../../../ui/signal.tsx';
import { Attachments } from './attachments.tsx';
import { Delivery } from './delivery.tsx';
import { Leaving } from './leaving.tsx';
import { MessageBody } from './message-body.tsx';
import classes from './timeline.module.css';

const icons: Record<Message['kind'], ComponentType<{ size?: number; 'aria-hidden'?: boolean }>> = {
  inbound: IconMail,
  reply: IconSend,
  question: IconHelpCircle,
  note: IconLock,
  call_note: IconPhone,
};

/** One message; its kind shows by shape, icon and word, not by colour alone. */
export function MessageEntry({ message }: { message: Message }) {
  const { t } = useTranslation('requests');
  const Icon = icons[message.kind];
  const to = message.recipients.filter((one) => one.type === 'to');
  const cc = message.recipients.filter((one) => one.type === 'cc');
  const bcc = message.recipients.filter((one) => one.type === 'bcc');
  const names = (list: typeof to) => list.map((one) => one.name ?? one.address).join(', ');
  return (
    <article className={classes.message} data-kind={message.kind}>
      <header className={classes.head}>
        <span className={classes.kind}>
          <Icon size={15} aria-hidden />
          {t(`page.message.${message.kind}`)}
        </span>
        <strong className={classes.author}>{message.author.name}</strong>
        {message.unverified ? (
          <Signal tone="soon" icon={<IconShieldQuestion size={13} aria-hidden />}>
            {t('page.message.unverified')}
          </Signal>
        ) : null}
        <span className={classes.time}>
          <Moment at={message.at} />
        </span>
      </header>
      {to.length + cc.length > 0 && message.kind !== 'inbound' ? (
        <p className={classes.recipients} title={message.recipients.map((one) => one.address).join(', ')}>
          {t('page.message.to', { names: names(to) })}
          {cc.length > 0 ? ` · ${t('page.message.cc', { names: names(cc) })}` : ''}
          {bcc.length > 0 ? ` · ${t('page.message.bcc', { names: names(bcc) })}` : ''}
        </p>
      ) : null}
      {message.unverified ? <p className={classes.recipients}>{t('page.message.unverifiedLong')}</p> : null}
      <MessageBody message={message} />
      <Attachments of={message.attachments} />
      <OnItsWay message={message} />
    </article>
  );
}

function OnItsWay({ message }: { message: Message }) {
  if (message.leavesAt) return <Leaving message={message} at={message.leavesAt} />;
  return message.delivery ? <Delivery delivery={message.delivery} /> : null;
}
