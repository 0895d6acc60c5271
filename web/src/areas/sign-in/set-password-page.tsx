import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../shell/api-client.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { EntryFrame } from '../setup/entry-frame.tsx';
import { setPasswordByLink } from './api.ts';
import { NewPasswordField } from './new-password-field.tsx';
import { useWeakWords } from './weak-words.ts';

/** Where a link of an administrator leads: a new password, once. */
export default function SetPasswordPage() {
  const { t } = useTranslation('sign-in');
  const weakWords = useWeakWords();
  const [password, setPassword] = useState('');
  // Read once: what stands behind # is taken out of the address, so that it stays in no history.
  const [token] = useState(() => {
    const written = window.location.hash.slice(1);
    window.history.replaceState(null, '', window.location.pathname);
    return written;
  });
  const save = useMutation({ mutationFn: () => setPasswordByLink({ token, password }) });
  const weak = weakWords(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '') save.mutate();
  };
  return (
    <EntryFrame title={t('setPassword.title')}>
      {save.data ? (
        <Stack>
          <Text role="status">{t('setPassword.done')}</Text>
          <Button component="a" href="/">
            {t('setPassword.enter')}
          </Button>
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack gap="md">
            <NewPasswordField label={t('password.next')} value={password} onChange={setPassword} error={weak} />
            {isProblem(save.error, 'link_used') ? <Text role="alert">{t('setPassword.used')}</Text> : null}
            {save.error && !weak && !isProblem(save.error, 'link_used') ? <ProblemAlert error={save.error} /> : null}
            <Button type="submit" size="md" loading={save.isPending}>
              {t('setPassword.save')}
            </Button>
          </Stack>
        </form>
      )}
    </EntryFrame>
  );
}
