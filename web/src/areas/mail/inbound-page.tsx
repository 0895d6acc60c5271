import { Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type InboundMessage, inboundStates } from '#contract/mail.ts';
import { useMay } from '../../shell/session.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Signal, type Tone } from '../../ui/signal.tsx';
import { toastDone, toastProblem } from '../../ui/toast.tsx';
import formClasses from '../settings/form/form.module.css';
import { SettingFrame } from '../settings/setting-frame.tsx';
import { useInbound, useMailAgain } from './api.ts';
import { MailTable, RequestNumber, useStateFilter } from './mail-table.tsx';

const tones: Record<InboundMessage['state'], Tone> = {
  stored: 'soon',
  ingested: 'done',
  set_aside: 'calm',
  failed: 'late',
};

/** What reached us: each message is kept before anything else happens to it, so one that failed can be run again. */
export default function InboundPage() {
  const { t } = useTranslation('mail');
  const may = useMay()('mail.deliver');
  const state = useStateFilter(inboundStates);
  const messages = useInbound(state);
  const again = useMailAgain('runAgain', () => toastDone(t('inbound.again')), toastProblem);
  const rows = messages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <SettingFrame
      name="inbound"
      loading={messages.isPending}
      error={messages.error}
      again={() => void messages.refetch()}
    >
      <MailTable
        label={t('inbound.label')}
        page="inbound"
        states={inboundStates}
        state={state}
        heads={[t('subject'), t('inbound.from'), t('stateFilter'), t('when'), t('requestHead'), t('action')]}
        more={{
          has: messages.hasNextPage,
          loading: messages.isFetchingNextPage,
          load: () => void messages.fetchNextPage(),
        }}
        rows={rows.map((message) => (
          <tr key={message.id} className={formClasses.row}>
            <td data-main>
              {message.subject || t('noSubject')}
              {message.reason ? (
                <Text size="sm" c={message.state === 'failed' ? 'var(--linja-late)' : 'dimmed'}>
                  {message.reason}
                </Text>
              ) : null}
            </td>
            <td>{message.from ?? t('inbound.noSender')}</td>
            <td>
              <Signal
                tone={tones[message.state]}
                icon={message.state === 'failed' ? <IconAlertTriangle size={14} aria-hidden /> : undefined}
              >
                {t(`inbound.state.${message.state}`)}
              </Signal>
              {message.attempts > 1 ? (
                <Text size="sm" c="dimmed">
                  {t('attempts', { count: message.attempts })}
                </Text>
              ) : null}
            </td>
            <td>
              <Moment at={message.receivedAt} />
            </td>
            <td>{message.request ? <RequestNumber number={message.request.number} /> : null}</td>
            <td data-tight>
              {may && message.state === 'failed' ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={again.isPending && again.variables === message.id}
                  aria-label={t('inbound.runNamed', { subject: message.subject ?? '' })}
                  onClick={() => again.mutate(message.id)}
                >
                  {t('inbound.run')}
                </Button>
              ) : null}
            </td>
          </tr>
        ))}
      />
    </SettingFrame>
  );
}
