import { Button, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scopes } from '../../shell/query-client.ts';
import { useSignOut } from '../../shell/session-api.ts';
import { EntryFrame } from '../setup/entry-frame.tsx';
import { AddPasskeyForm } from './add-passkey-form.tsx';
import { useSignInOptions } from './api.ts';
import { TotpSetUp } from './totp-set-up.tsx';

/** In the way of everything else until the second factor a role needs has been set up. */
export default function EnrolPage() {
  const { t } = useTranslation('sign-in');
  const client = useQueryClient();
  const signOut = useSignOut();
  const options = useSignInOptions().data;
  const [way, setWay] = useState<'totp' | 'passkey' | null>(null);
  const done = () => void client.invalidateQueries({ queryKey: [scopes.me] });
  const back = () => setWay(null);
  return (
    <EntryFrame title={t('enrol.title')} intro={t('enrol.intro')} wide={way === 'totp'}>
      {way === 'totp' ? <TotpSetUp onDone={done} onCancel={back} /> : null}
      {way === 'passkey' ? <AddPasskeyForm onDone={done} onCancel={back} /> : null}
      {way === null ? (
        <Stack gap="sm">
          <Button size="md" onClick={() => setWay('totp')}>
            {t('totp.add')}
          </Button>
          {options?.passkeys ? (
            <Button size="md" variant="default" onClick={() => setWay('passkey')}>
              {t('passkeys.add')}
            </Button>
          ) : null}
          <Button variant="subtle" onClick={() => signOut.mutate()}>
            {t('enrol.signOut')}
          </Button>
        </Stack>
      ) : null}
    </EntryFrame>
  );
}
