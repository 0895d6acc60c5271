import { Button, PasswordInput, Radio, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/common-shapes.ts';
import { exampleSets, Setup } from '#contract/desk.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import type { SetupForm } from './api.ts';
import { LanguageChoice } from './language-choice.tsx';
import classes from './setup.module.css';

const shortest = 15;
type Fields = { organisation: string; name: string; email: string; password: string };

/** The questions of the first run. What is wrong is said when *Start* is pressed, beside the field, and gets the focus. */
export function FirstRunForm(props: { busy: boolean; error: unknown; onSubmit: (form: SetupForm) => void }) {
  const { t, i18n } = useTranslation('setup');
  const [fields, setFields] = useState<Fields>({ organisation: '', name: '', email: '', password: '' });
  const [example, setExample] = useState<(typeof exampleSets)[number]>('none');
  const [tried, setTried] = useState(false);
  const form: SetupForm = {
    ...fields,
    email: fields.email.trim(),
    language: i18n.language as Language,
    example,
    ...zone(),
  };
  const checked = Setup.safeParse(form);
  const wrong = new Set(tried ? checked.error?.issues.map((issue) => String(issue.path[0])) : []);
  if (tried && !fields.email.includes('@')) wrong.add('email');
  const missing = Math.max(0, shortest - fields.password.length);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (checked.success && fields.email.includes('@')) return props.onSubmit(form);
    const page = event.currentTarget;
    // After the errors are drawn, the first field that has one takes the focus.
    requestAnimationFrame(() => page.querySelector<HTMLElement>('input[aria-invalid="true"]')?.focus());
  };
  const field = (name: keyof Fields) => ({
    name,
    value: fields[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      const { value } = event.currentTarget;
      setFields((before) => ({ ...before, [name]: value }));
    },
    error: wrong.has(name) ? t(`wrong.${name}`) : undefined,
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <LanguageChoice />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <TextInput
            label={t('organisation')}
            description={t('organisationHint')}
            autoComplete="organization"
            {...field('organisation')}
          />
          <TextInput label={t('name')} autoComplete="name" {...field('name')} />
          <TextInput label={t('email')} type="email" autoComplete="username" {...field('email')} />
          <PasswordInput
            label={t('password')}
            description={
              fields.password === ''
                ? // What is wrong says the same.
                  wrong.has('password')
                  ? undefined
                  : t('passwordHint', { count: 0 })
                : missing === 0
                  ? t('passwordGood')
                  : t('passwordHint', { count: missing })
            }
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
            // The kit marks the frame of a password field, not the field itself, as wrong.
            aria-invalid={wrong.has('password') || undefined}
            {...field('password')}
          />
        </SimpleGrid>
        <Radio.Group label={t('begin')} value={example} onChange={(value) => setExample(value as typeof example)}>
          <Stack gap="xs" mt={6}>
            {exampleSets.map((one) => (
              <Radio.Card
                key={one}
                value={one}
                className={classes.card}
                onKeyDown={(event) => {
                  // On what is chosen Enter begins, as in every other field; on another one it chooses.
                  if (event.key !== 'Enter' || example !== one) return;
                  event.preventDefault();
                  event.currentTarget.form?.requestSubmit();
                }}
              >
                <Radio.Indicator />
                <span>
                  <Text span fw={600} display="block">
                    {t(`example.${one}.title`)}
                  </Text>
                  <Text span c="dimmed">
                    {t(`example.${one}.text`)}
                  </Text>
                </span>
              </Radio.Card>
            ))}
          </Stack>
        </Radio.Group>
        {props.error ? <ProblemAlert error={props.error} kept={t('kept')} /> : null}
        <Button type="submit" size="md" loading={props.busy} rightSection={<KeyHint keys={['Enter']} />}>
          {t('start')}
        </Button>
      </Stack>
    </form>
  );
}

/** The browser's zone where it names a place in Europe; otherwise the server follows the language's country. */
function zone(): { zone?: string } {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return here.startsWith('Europe/') ? { zone: here } : {};
}
