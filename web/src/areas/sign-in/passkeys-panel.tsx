import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#contract/sign-in.ts';
import { isProblem } from '../../shell/api-client.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Panel } from '../../ui/panel.tsx';
import { toastDone, toastProblem } from '../../ui/toast.tsx';
import { AddPasskeyForm } from './add-passkey-form.tsx';
import { removePasskey, useAccountChanged, useSignInOptions } from './api.ts';
import classes from './sign-in.module.css';
import { WithProof } from './with-proof.tsx';

/** My passkeys with their names; add and remove. */
export function PasskeysPanel({ account }: { account: Account }) {
  const { t } = useTranslation(['sign-in', 'ui']);
  const changed = useAccountChanged();
  const offered = useSignInOptions().data?.passkeys ?? true;
  const [adding, setAdding] = useState(false);
  const [proving, setProving] = useState<{ id: string; name: string; signInAgain: boolean } | null>(null);
  const close = () => {
    setAdding(false);
    setProving(null);
    void changed();
  };
  const remove = async (id: string, name: string) => {
    const sure = await askToConfirm({
      title: t('passkeys.removeTitle', { name }),
      body: t('passkeys.removeText'),
      confirm: t('passkeys.remove'),
      cancel: t('ui:cancel'),
      danger: true,
    });
    if (!sure) return;
    try {
      await removePasskey(id, {});
    } catch (error) {
      if (!isProblem(error, 'proof_needed')) return toastProblem(error);
      return setProving({ id, name, signInAgain: Boolean(error.problem.facts?.signInAgain) });
    }
    removed(name);
  };
  const removed = (name: string) => {
    toastDone(t('passkeys.removed', { name }));
    close();
  };
  return (
    <Panel title={t('passkeys.title')}>
      {account.passkeys.length === 0 ? (
        <p className={classes.state}>{offered ? t('passkeys.none') : t('passkeys.noHost')}</p>
      ) : null}
      <ul className={classes.rows} aria-label={t('passkeys.title')} hidden={account.passkeys.length === 0}>
        {account.passkeys.map((one) => (
          <li key={one.id}>
            <span>
              {one.name}
              <span className={classes.quiet}>
                {one.lastUsedAt ? (
                  <>
                    {t('passkeys.used')} <Moment at={one.lastUsedAt} />
                  </>
                ) : (
                  t('passkeys.unused')
                )}
              </span>
            </span>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('passkeys.removeNamed', { name: one.name })}
              onClick={() => void remove(one.id, one.name)}
            >
              {t('passkeys.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {offered ? (
        <Button variant={account.passkeys.length === 0 ? 'filled' : 'default'} onClick={() => setAdding(true)}>
          {t('passkeys.add')}
        </Button>
      ) : null}
      {adding ? (
        <Modal opened onClose={close} title={t('passkeys.add')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
          <AddPasskeyForm
            onDone={() => {
              toastDone(t('passkeys.added'));
              close();
            }}
            onCancel={close}
          />
        </Modal>
      ) : null}
      {proving ? (
        <WithProof
          title={t('passkeys.removeTitle', { name: proving.name })}
          signInAgain={proving.signInAgain}
          run={(proof) => removePasskey(proving.id, proof)}
          onDone={() => removed(proving.name)}
          onClose={close}
        />
      ) : null}
    </Panel>
  );
}
