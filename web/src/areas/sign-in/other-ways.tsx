import { Alert, Button, Divider, Stack } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { canAutofillPasskeys, signInWithPasskey, stopWaitingForPasskey, useSignInOptions } from './api.ts';
import { PasskeyButton } from './passkey-button.tsx';

/** The path of this desk somebody wanted; the server takes only such. */
const here = () => window.location.pathname + window.location.search;

/** Passkey and single sign-on, where the desk offers them. */
export function OtherWays({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('sign-in');
  const options = useSignInOptions().data;
  usePasskeyAutofill(options?.passkeys ?? false, onDone);
  if (!options || (!options.passkeys && !options.sso)) return null;
  return (
    <Stack gap="sm" mt="lg">
      <Divider label={t('or')} />
      {options.sso ? (
        <Button size="md" variant="default" component="a" href={`/api/v1/sign-in/sso?to=${encodeURIComponent(here())}`}>
          {options.sso.label || t('ssoEnter')}
        </Button>
      ) : null}
      {options.passkeys ? <PasskeyButton onDone={onDone} /> : null}
    </Stack>
  );
}

/** Why the identity provider's answer led back here instead of in; told once. */
export function SsoTrouble() {
  const { t } = useTranslation('sign-in');
  const reason = new URLSearchParams(window.location.search).get('signin');
  if (!reason) return null;
  const known = ['refused', 'domain', 'unknown', 'inactive', 'unverified', 'linked'].includes(reason)
    ? reason
    : 'failed';
  return (
    <Alert
      role="alert"
      color="red"
      mb="md"
      title={t('ssoTrouble.title')}
      styles={{ root: { background: 'var(--linja-late-tint)' }, title: { color: 'var(--linja-late)' } }}
    >
      {t(`ssoTrouble.${known}`)}
    </Alert>
  );
}

/** Lets the browser offer passkeys among the suggestions of the e-mail field, as long as the form stands. */
function usePasskeyAutofill(offered: boolean, onDone: () => void) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once; the browser allows one at a time
  useEffect(() => {
    if (!offered) return;
    let gone = false;
    void canAutofillPasskeys()
      .then((can) => (can && !gone ? signInWithPasskey(true).then(() => !gone && onDone()) : undefined))
      // Nothing was asked for, so nothing has failed.
      .catch(() => undefined);
    return () => {
      gone = true;
      void stopWaitingForPasskey();
    };
  }, [offered]);
}
