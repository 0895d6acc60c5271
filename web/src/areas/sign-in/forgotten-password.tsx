import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { askForPasswordLink, useSignInOptions } from './api.ts';

/** The way to a new password, where this desk can send mail. */
export function ForgottenWay({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('sign-in');
  if (!useSignInOptions().data?.resetByMail) return null;
  return (
    <Anchor component="button" type="button" display="block" mt="md" onClick={onOpen}>
      {t('forgotten.open')}
    </Anchor>
  );
}

/** Asks for a link by e-mail, and says the same whether anybody has the address or not. */
export function ForgottenPassword(props: { email: string; onBack: () => void }) {
  const { t } = useTranslation(['sign-in', 'setup']);
  const [email, setEmail] = useState(props.email);
  const ask = useMutation({ mutationFn: () => askForPasswordLink(email.trim()) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (email.trim() !== '') ask.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <div aria-live="polite">
          <Text>{ask.data ? t('forgotten.sent') : t('forgotten.text')}</Text>
        </div>
        {ask.data ? null : (
          <TextInput
            label={t('setup:email')}
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
        )}
        {ask.error ? <ProblemAlert error={ask.error} /> : null}
        <Group>
          {ask.data ? null : (
            <Button type="submit" loading={ask.isPending}>
              {t('forgotten.send')}
            </Button>
          )}
          <Button variant="default" onClick={props.onBack}>
            {t('forgotten.back')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
