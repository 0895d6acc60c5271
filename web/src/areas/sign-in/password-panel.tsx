import { Button, Checkbox, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../shell/api-client.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { useAccountChanged, useChangePassword } from './api.ts';
import { NewPasswordField } from './new-password-field.tsx';
import { useWeakWords } from './weak-words.ts';

/** Changes my password, for which the present one is needed. */
export function PasswordPanel() {
  const { t } = useTranslation(['sign-in', 'setup']);
  const changed = useAccountChanged();
  const change = useChangePassword();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [endOtherSessions, setEnd] = useState(true);
  const wrong = isProblem(change.error, 'wrong_credentials');
  const closed = isProblem(change.error, 'proof_needed');
  const weak = useWeakWords()(change.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (current === '' || next === '') return;
    change.mutate(
      { current, next, endOtherSessions },
      {
        onSuccess: () => {
          setCurrent('');
          setNext('');
          toastDone(t('password.changed'));
          void changed();
        },
      },
    );
  };
  return (
    <Panel title={t('password.title')}>
      <form onSubmit={submit}>
        <Stack gap="md" maw={420}>
          <PasswordInput
            label={t('password.current')}
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            error={wrong ? t('password.wrong') : undefined}
            aria-invalid={wrong || undefined}
            visibilityToggleButtonProps={{ 'aria-label': t('setup:showPassword') }}
          />
          <NewPasswordField label={t('password.next')} value={next} onChange={setNext} error={weak} />
          <Checkbox
            label={t('password.endOthers')}
            checked={endOtherSessions}
            onChange={(event) => setEnd(event.currentTarget.checked)}
          />
          {closed ? <Text role="alert">{t('proof.signInAgain')}</Text> : null}
          {change.error && !wrong && !weak && !closed ? <ProblemAlert error={change.error} /> : null}
          <Group>
            <Button type="submit" variant="default" loading={change.isPending}>
              {t('password.change')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
