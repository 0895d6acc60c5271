import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInAnswer } from '#contract/sign-in.ts';
import { isProblem } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';
import { signIn } from '../../shell/session-api.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Closed } from '../sign-in/closed.tsx';
import { ForgottenPassword, ForgottenWay } from '../sign-in/forgotten-password.tsx';
import { OtherWays, SsoTrouble } from '../sign-in/other-ways.tsx';
import { SecondStep } from '../sign-in/second-step.tsx';

/** E-mail and password. A wrong pair says so beside the fields, never which of the two was wrong. */
export function SignInForm(props: { email?: string; onDone?: () => void }) {
  const { t } = useTranslation('setup');
  const client = useQueryClient();
  const [email, setEmail] = useState(props.email ?? '');
  const [password, setPassword] = useState('');
  const [forgotten, setForgotten] = useState(false);
  const [methods, setMethods] = useState<SignInAnswer['methods'] | null>(null);
  const inside = async () => {
    await client.invalidateQueries({ queryKey: props.onDone ? undefined : [scopes.me] });
    props.onDone?.();
  };
  const enter = useMutation({
    mutationFn: () => signIn({ email: email.trim(), password }),
    onSuccess: async (answer) => {
      if (answer.next === 'in') await inside();
      else setMethods(answer.methods);
    },
  });
  const refused = isProblem(enter.error) && [400, 401, 422].includes(enter.error.problem.status);
  const closed = isProblem(enter.error, 'password_closed');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate();
  };
  if (methods) {
    const back = () => {
      setMethods(null);
      setPassword('');
    };
    return <SecondStep methods={methods} onDone={() => void inside()} onBack={back} />;
  }
  if (forgotten) return <ForgottenPassword email={email} onBack={() => setForgotten(false)} />;
  return (
    <>
      <SsoTrouble />
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t('email')}
            type="email"
            autoComplete="username webauthn"
            required
            withAsterisk={false}
            readOnly={props.email !== undefined}
            // Signing in is all there is to do here; the language choice above is one Shift Tab away.
            autoFocus={props.email === undefined}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            data-autofocus={props.email !== undefined || undefined}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={refused ? t('refused') : undefined}
            // The kit marks the frame of a password field, not the field itself, as wrong.
            aria-invalid={refused || undefined}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          />
          {closed ? <Closed what="password" /> : null}
          {enter.error && !refused && !closed ? <ProblemAlert error={enter.error} /> : null}
          <Button type="submit" size="md" loading={enter.isPending}>
            {t('signIn')}
          </Button>
        </Stack>
      </form>
      {props.email === undefined ? <ForgottenWay onOpen={() => setForgotten(true)} /> : null}
      <OtherWays onDone={() => void inside()} />
    </>
  );
}
