import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../shell/session.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SettingFrame } from '../settings/setting-frame.tsx';
import { useOutbound, useRelay } from './api.ts';
import classes from './mail.module.css';
import { RelayForm } from './relay-form.tsx';

/** How our mail leaves: the relay, tried with a button, and whether anything waits for it. */
export default function DeliveryPage() {
  const { t } = useTranslation('mail');
  const may = useMay();
  const relay = useRelay();
  return (
    <SettingFrame name="delivery" loading={relay.isPending} error={relay.error} again={() => void relay.refetch()}>
      <div className={classes.narrow}>
        <Panel title={t('relay.title')}>
          {relay.data ? (
            <p className={classes.state} data-tone={relay.data.host ? 'done' : 'soon'}>
              {relay.data.host ? <IconCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
              {relay.data.host ? t('relay.set', { host: relay.data.host }) : t('relay.none')}
            </p>
          ) : null}
          {relay.data ? <RelayForm relay={relay.data} mayEdit={may('setting.edit')} /> : null}
        </Panel>
        {may('mail.inspect') ? <Waiting /> : null}
      </div>
    </SettingFrame>
  );
}

/** A line on what waits or failed, which leads to the outbox. */
function Waiting() {
  const { t } = useTranslation('mail');
  const waiting = useOutbound('waiting_for_relay');
  const failed = useOutbound('failed');
  const of = (list: typeof waiting) => list.data?.pages[0]?.rows.length ?? 0;
  const more = (list: typeof waiting) => (list.hasNextPage ? '+' : '');
  if (of(waiting) + of(failed) === 0) return null;
  return (
    <p className={classes.waits}>
      {of(waiting) > 0 ? (
        <Link to="/settings/$page" params={{ page: 'outbox' }} search={{ state: 'waiting_for_relay' }}>
          {t('outbox.waits', { count: of(waiting), more: more(waiting) })}
        </Link>
      ) : null}
      {of(failed) > 0 ? (
        <Link to="/settings/$page" params={{ page: 'outbox' }} search={{ state: 'failed' }}>
          {t('outbox.failed', { count: of(failed), more: more(failed) })}
        </Link>
      ) : null}
    </p>
  );
}
