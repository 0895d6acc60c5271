import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Proof } from './api.ts';

/**
 * Asks for the password, or a code, before how one signs in is changed; who has neither is told to sign in anew
 * (`signInAgain`).
 */
export function ProofForm(props: {
  pending: boolean;
  wrong: boolean;
  signInAgain?: boolean | undefined;
  onProof: (proof: Proof) => void;
}) {
  const { t } = useTranslation(['sign-in', 'setup']);
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // Where the form takes the place of another in an open dialog, what had the focus is gone.
  useEffect(() => field.current?.focus(), []);
  if (props.signInAgain) return <Text role="status">{t('proof.signInAgain')}</Text>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed === '') return;
    props.onProof(/^[\d\s]{6,8}$/.test(typed) ? { code: typed } : { password: typed });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text>{t('proof.text')}</Text>
        <PasswordInput
          ref={field}
          label={t('proof.label')}
          autoComplete="current-password"
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={props.wrong ? t('proof.wrong') : undefined}
          aria-invalid={props.wrong || undefined}
          visibilityToggleButtonProps={{ 'aria-label': t('setup:showPassword') }}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={props.pending}>
            {t('proof.go')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
