import { Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { OutboundMail } from '#contract/mail.ts';
import { useMay } from '../../shell/session.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Signal, type Tone } from '../../ui/signal.tsx';
import { toastDone, toastProblem } from '../../ui/toast.tsx';
import formClasses from '../settings/form/form.module.css';
import { SettingFrame } from '../settings/setting-frame.tsx';
import { useMailAgain, useOutbound } from './api.ts';
import { MailTable, RequestNumber, useStateFilter } from './mail-table.tsx';

const states = OutboundMail.shape.state.options;
const tones: Record<OutboundMail['state'], Tone> = {
  queued: 'calm',
  waiting_for_relay: 'soon',
  sending: 'accent',
  sent: 'done',
  failed: 'late',
};

/** What we send: its state, why it did not go out, and trying again. */
export default function OutboxPage() {
  const { t } = useTranslation('mail');
  const may = useMay()('mail.deliver');
  const state = useStateFilter(states);
  const mails = useOutbound(state);
  const again = useMailAgain('sendAgain', () => toastDone(t('outbox.again')), toastProblem);
  const rows = mails.data?.pages.flatMap((page) => page.rows) ?? [];
  const goesAgain = (mail: OutboundMail) => may && (mail.state === 'failed' || mail.state === 'queued');
  return (
    <SettingFrame name="outbox" loading={mails.isPending} error={mails.error} again={() => void mails.refetch()}>
      <MailTable
        label={t('outbox.label')}
        page="outbox"
        states={states}
        state={state}
        heads={[t('subject'), t('outbox.to'), t('stateFilter'), t('when'), t('requestHead'), t('action')]}
        more={{
          has: mails.hasNextPage,
          loading: mails.isFetchingNextPage,
          load: () => void mails.fetchNextPage(),
        }}
        rows={rows.map((mail) => (
          <tr key={mail.id} className={formClasses.row}>
            <td data-main>
              {mail.subject || t('noSubject')}
              {mail.error ? (
                <Text size="sm" c="var(--linja-late)">
                  {mail.error}
                </Text>
              ) : null}
            </td>
            <td>{mail.to.join(', ')}</td>
            <td>
              <Signal
                tone={tones[mail.state]}
                icon={mail.state === 'failed' ? <IconAlertTriangle size={14} aria-hidden /> : undefined}
              >
                {t(`outbox.state.${mail.state}`)}
              </Signal>
              {mail.attempts > 0 && mail.state !== 'sent' ? (
                <Text size="sm" c="dimmed">
                  {t('attempts', { count: mail.attempts })}
                  {mail.nextAttemptAt && mail.state === 'queued' ? (
                    <>
                      {' · '}
                      {t('outbox.next')} <Moment at={mail.nextAttemptAt} />
                    </>
                  ) : null}
                </Text>
              ) : null}
            </td>
            <td>
              <Moment at={mail.sentAt ?? mail.createdAt} />
            </td>
            <td>{mail.request ? <RequestNumber number={mail.request.number} /> : null}</td>
            <td data-tight>
              {goesAgain(mail) ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={again.isPending && again.variables === mail.id}
                  aria-label={t('outbox.tryNamed', { subject: mail.subject })}
                  onClick={() => again.mutate(mail.id)}
                >
                  {t('outbox.try')}
                </Button>
              ) : null}
            </td>
          </tr>
        ))}
      />
    </SettingFrame>
  );
}
