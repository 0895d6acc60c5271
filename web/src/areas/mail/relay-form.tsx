import { Alert, Button, Group, NativeSelect, NumberInput, PasswordInput, Stack, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { type MailRelay, mailRoutes } from '#contract/mail.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { blanks, Sentence } from '../settings/form/sentence.tsx';
import { useFieldErrors } from '../settings/form/use-field-errors.ts';
import { type RelayBody, useSetRelay, useTryRelay } from './api.ts';

type Relay = z.infer<typeof MailRelay>;
const usualPorts: Record<Relay['security'], number> = { none: 25, starttls: 587, tls: 465 };

/** The relay as a sentence with blanks, saved and then tried at once. The password is kept on the server and never shown. */
export function RelayForm({ relay, mayEdit }: { relay: Relay; mayEdit: boolean }) {
  const { t } = useTranslation(['mail', 'ui']);
  const [host, setHost] = useState(relay.host ?? '');
  const [port, setPort] = useState(relay.port);
  const [security, setSecurity] = useState(relay.security);
  const [username, setUsername] = useState(relay.username ?? '');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const save = useSetRelay();
  const trial = useTryRelay();
  const body: RelayBody = {
    host: host.trim(),
    port,
    security,
    username: username.trim() || null,
    // Left out, the one on the server stays; without a user name it has no use.
    ...(username.trim() === '' ? { password: null } : password === '' ? {} : { password }),
  };
  const checked = mailRoutes.setRelay.body?.safeParse(body);
  const at = useFieldErrors({ checked: tried ? checked?.error : undefined, failure: save.error });
  const hostMissing = tried && host.trim() === '' ? t('relay.wrongHost') : undefined;
  const dirty =
    host.trim() !== (relay.host ?? '') ||
    port !== relay.port ||
    security !== relay.security ||
    username.trim() !== (relay.username ?? '') ||
    password !== '';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (host.trim() === '' || !checked?.success) return;
    await save.mutateAsync(body).then(
      () => {
        setPassword('');
        setTried(false);
        trial.mutate();
      },
      () => {},
    );
  };
  const remove = async () => {
    const sure = await askToConfirm({
      title: t('relay.removeTitle'),
      body: t('relay.removeText'),
      confirm: t('relay.remove'),
      cancel: t('ui:cancel'),
      danger: true,
    });
    if (!sure) return;
    await save.mutateAsync({ host: null, username: null, password: null }).then(
      () => {
        setHost('');
        setUsername('');
        setPassword('');
        trial.reset();
        toastDone(t('relay.removed'));
      },
      () => {},
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <fieldset disabled={!mayEdit} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
        <Stack gap="md">
          <Sentence
            text={t('relay.fill', blanks('host', 'port', 'security', 'username', 'password'))}
            errors={[hostMissing, at.message('host'), at.message('port'), at.message('username')]}
            controls={{
              host: (
                <TextInput
                  aria-label={t('relay.host')}
                  placeholder="smtp.example.org"
                  w={240}
                  value={host}
                  onChange={(event) => setHost(event.currentTarget.value)}
                  error={Boolean(hostMissing)}
                  autoComplete="off"
                />
              ),
              port: (
                <NumberInput
                  aria-label={t('relay.port')}
                  w={84}
                  min={1}
                  max={65535}
                  hideControls
                  allowDecimal={false}
                  thousandSeparator=""
                  value={port}
                  onChange={(value) => setPort(Number(value))}
                  error={Boolean(at.message('port'))}
                />
              ),
              security: (
                <NativeSelect
                  aria-label={t('relay.security')}
                  value={security}
                  data={(['starttls', 'tls', 'none'] as const).map((one) => ({
                    value: one,
                    label: t(`relay.by.${one}`),
                  }))}
                  onChange={(event) => {
                    const next = event.currentTarget.value as Relay['security'];
                    if (port === usualPorts[security]) setPort(usualPorts[next]);
                    setSecurity(next);
                  }}
                />
              ),
              username: (
                <TextInput
                  aria-label={t('relay.username')}
                  placeholder={t('relay.noUsername')}
                  w={220}
                  value={username}
                  onChange={(event) => setUsername(event.currentTarget.value)}
                  autoComplete="off"
                />
              ),
              password: (
                <PasswordInput
                  aria-label={t('relay.password')}
                  placeholder={relay.hasPassword ? t('relay.passwordKept') : ''}
                  w={200}
                  value={password}
                  onChange={(event) => setPassword(event.currentTarget.value)}
                  autoComplete="new-password"
                  visibilityToggleButtonProps={{ 'aria-label': t('relay.showPassword') }}
                />
              ),
            }}
          />
          {save.error ? <ProblemAlert error={save.error} kept={t('relay.kept')} /> : null}
          <RelayTrial trial={trial} />
          {mayEdit ? (
            <Group>
              <Button type="submit" loading={save.isPending} disabled={!dirty}>
                {t('relay.save')}
              </Button>
              <Button
                variant="default"
                loading={trial.isPending}
                disabled={relay.host === null || dirty}
                onClick={() => trial.mutate()}
              >
                {t('relay.try')}
              </Button>
              {relay.host ? (
                <Button variant="subtle" c="var(--linja-late)" onClick={() => void remove()}>
                  {t('relay.remove')}
                </Button>
              ) : null}
            </Group>
          ) : null}
        </Stack>
      </fieldset>
    </form>
  );
}

/** How the last trial went, in the server's words. */
function RelayTrial({ trial }: { trial: ReturnType<typeof useTryRelay> }) {
  const { t } = useTranslation('mail');
  if (trial.error) return <ProblemAlert error={trial.error} />;
  if (!trial.data) return null;
  const { ok, message } = trial.data;
  const colour = ok ? 'var(--linja-done)' : 'var(--linja-late)';
  return (
    <Alert
      role="status"
      color={ok ? 'green' : 'red'}
      variant="light"
      icon={ok ? <IconCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      title={ok ? t('relay.works') : t('relay.fails')}
      styles={{ title: { color: colour }, icon: { color: colour } }}
    >
      {message}
    </Alert>
  );
}
