import { Button, Group, Modal, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#contract/sign-in.ts';
import { Moment } from '../../ui/moment.tsx';
import { Panel } from '../../ui/panel.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { newRecoveryCodes, removeTotp, useAccountChanged } from './api.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import classes from './sign-in.module.css';
import { TotpSetUp } from './totp-set-up.tsx';
import { WithProof } from './with-proof.tsx';

type Doing = { what: 'set-up' | 'remove' | 'codes' } | { what: 'show'; codes: string[] };

/** The authenticator app: set up, new recovery codes, remove. */
export function SecondFactorPanel({ account }: { account: Account }) {
  const { t } = useTranslation(['sign-in', 'ui']);
  const changed = useAccountChanged();
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => {
    setDoing(null);
    void changed();
  };
  return (
    <Panel title={t('totp.title')}>
      <p className={classes.state} data-tone={account.totp ? 'done' : 'soon'}>
        {account.totp ? <IconCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
        <span>
          {account.totp ? t('totp.on', { count: account.recoveryCodesLeft }) : t('totp.off')}
          {account.secondFactorFrom && !account.totp && account.passkeys.length === 0 ? (
            <Text span display="block" size="sm" c="dimmed">
              {t('totp.due')} <Moment at={account.secondFactorFrom} />
            </Text>
          ) : null}
        </span>
      </p>
      <Group gap="xs">
        {account.totp ? (
          <>
            <Button variant="default" onClick={() => setDoing({ what: 'codes' })}>
              {t('codes.renew')}
            </Button>
            <Button variant="subtle" c="var(--linja-late)" onClick={() => setDoing({ what: 'remove' })}>
              {t('totp.remove')}
            </Button>
          </>
        ) : (
          <Button onClick={() => setDoing({ what: 'set-up' })}>{t('totp.add')}</Button>
        )}
      </Group>
      {doing?.what === 'set-up' || doing?.what === 'show' ? (
        <Modal
          opened
          size="lg"
          onClose={close}
          closeOnClickOutside={false}
          title={doing.what === 'show' ? t('codes.title') : t('totp.add')}
          closeButtonProps={{ 'aria-label': t('ui:close') }}
        >
          {doing.what === 'show' ? (
            <RecoveryCodes codes={doing.codes} onDone={close} />
          ) : (
            <TotpSetUp onDone={close} onCancel={close} />
          )}
        </Modal>
      ) : null}
      {doing?.what === 'remove' ? (
        <WithProof
          title={t('totp.remove')}
          run={removeTotp}
          onDone={() => {
            toastDone(t('totp.removed'));
            close();
          }}
          onClose={close}
        />
      ) : null}
      {doing?.what === 'codes' ? (
        <WithProof
          title={t('codes.renew')}
          run={newRecoveryCodes}
          onDone={({ recoveryCodes }) => setDoing({ what: 'show', codes: recoveryCodes })}
          onClose={close}
        />
      ) : null}
    </Panel>
  );
}
