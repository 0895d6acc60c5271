import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../shell/api-client.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { EntryFrame } from '../setup/entry-frame.tsx';
import { setPasswordByLink } from './api.ts';
import { NewPasswordField } from './new-password-field.tsx';
import { useWeakWords } from './weak-words.ts';

const written = () => window.location.hash.slice(1);

/** Where a link of an administrator leads: a new password, once. */
export default function SetPasswordPage() {
  const { t } = useTranslation('sign-in');
  const weakWords = useWeakWords();
  const [password, setPassword] = useState('');
  const [token, setToken] = useState(written);
  useEffect(() => {
    // Only once the page stands: what is drawn anew before that reads the address again. Taken out of it, the token stays in
    // no history; the link opened once more where the page stands loads nothing anew.
    const take = () => {
      if (written()) setToken(written());
      window.history.replaceState(null, '', window.location.pathname);
    };
    take();
    window.addEventListener('hashchange', take);
    return () => window.removeEventListener('hashchange', take);
  }, []);
  const save = useMutation({ mutationFn: () => setPasswordByLink({ token, password }) });
  const weak = weakWords(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '') save.mutate();
  };
  return (
    <EntryFrame title={t('setPassword.title')}>
      {save.data || token === '' ? (
        <Stack>
          {save.data ? (
            <Text role="status">{t('setPassword.done')}</Text>
          ) : (
            <Text role="alert">{t('setPassword.incomplete')}</Text>
          )}
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
