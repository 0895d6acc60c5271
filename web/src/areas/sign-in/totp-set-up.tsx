import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../shell/api-client.ts';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useConfirmTotp, useStartTotp } from './api.ts';
import { ProofForm } from './proof-form.tsx';
import { QrCode } from './qr-code.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import classes from './sign-in.module.css';

/** Sets up an authenticator app: scan, first code, recovery codes. `onDone` once the codes have been seen. */
export function TotpSetUp({ onDone, onCancel }: { onDone: () => void; onCancel?: (() => void) | undefined }) {
  const { t } = useTranslation(['sign-in', 'ui']);
  const start = useStartTotp();
  const confirm = useConfirmTotp();
  const [code, setCode] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once
  useEffect(() => start.mutate({}), []);
  if (confirm.data) return <RecoveryCodes codes={confirm.data.recoveryCodes} onDone={onDone} />;
  if (isProblem(start.error, 'proof_needed')) {
    return <ProofForm pending={start.isPending} wrong={false} onProof={(proof) => start.mutate(proof)} />;
  }
  if (start.error) return <ProblemAlert error={start.error} />;
  if (!start.data) return <LoadingLines lines={6} />;
  const wrong = isProblem(confirm.error, 'wrong_code');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') confirm.mutate(code);
  };
  return (
    <form onSubmit={submit}>
      <div className={classes.scan}>
        <QrCode text={start.data.uri} label={t('totp.qr')} />
        <Stack gap="sm">
          <Text>{t('totp.scan')}</Text>
          <Text size="sm" c="dimmed">
            {t('totp.byHand')}
          </Text>
          <code className={classes.secret}>{start.data.secret.replaceAll(/(.{4})(?!$)/g, '$1 ')}</code>
        </Stack>
      </div>
      <Stack gap="md" mt="md">
        <TextInput
          label={t('totp.code')}
          autoComplete="one-time-code"
          inputMode="numeric"
          autoFocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={wrong ? t('totp.wrong') : undefined}
          maxLength={10}
        />
        {confirm.error && !wrong ? <ProblemAlert error={confirm.error} /> : null}
        <Group justify="flex-end">
          {onCancel ? (
            <Button variant="default" onClick={onCancel}>
              {t('ui:cancel')}
            </Button>
          ) : null}
          <Button type="submit" loading={confirm.isPending}>
            {t('totp.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
