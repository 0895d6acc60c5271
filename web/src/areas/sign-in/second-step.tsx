import { Button, Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInAnswer } from '#contract/sign-in.ts';
import { isProblem } from '../../shell/api-client.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { confirmCode } from './api.ts';
import { Closed } from './closed.tsx';
import { PasskeyButton } from './passkey-button.tsx';

/** The second step: a code of the app, a recovery code instead, or a passkey. */
export function SecondStep(props: { methods: SignInAnswer['methods']; onDone: () => void; onBack: () => void }) {
  const { t } = useTranslation('sign-in');
  const [code, setCode] = useState('');
  const [trustDevice, setTrustDevice] = useState(false);
  const byCode = props.methods.includes('totp');
  const confirm = useMutation({
    mutationFn: () => confirmCode({ code, trustDevice }),
    onSuccess: props.onDone,
    onError: (error) => {
      // The first step has run out; only the password leads on.
      if (isProblem(error, 'not_signed_in')) props.onBack();
    },
  });
  const wrong = isProblem(confirm.error, 'wrong_code');
  const closed = isProblem(confirm.error, 'code_closed');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') confirm.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text aria-live="polite">{byCode ? t('step.intro') : t('step.passkeyOnly')}</Text>
        {byCode ? (
          <>
            <TextInput
              label={t('step.code')}
              description={t('step.codeHint')}
              autoComplete="one-time-code"
              autoFocus
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
              error={wrong ? t('step.wrong') : undefined}
              maxLength={40}
            />
            <Checkbox
              label={t('step.trust')}
              checked={trustDevice}
              onChange={(event) => setTrustDevice(event.currentTarget.checked)}
            />
            {closed ? <Closed what="code" /> : null}
            {confirm.error && !wrong && !closed ? <ProblemAlert error={confirm.error} /> : null}
            <Button type="submit" size="md" loading={confirm.isPending}>
              {t('step.confirm')}
            </Button>
          </>
        ) : null}
        {props.methods.includes('passkey') ? <PasskeyButton onDone={props.onDone} primary={!byCode} /> : null}
        <Button variant="subtle" onClick={props.onBack}>
          {t('step.back')}
        </Button>
      </Stack>
    </form>
  );
}
