import { Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../shell/session.tsx';
import { askToConfirm } from '../../ui/confirm.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { toastDone, toastProblem } from '../../ui/toast.tsx';
import { useSettingsChanged } from '../settings/api.ts';
import { endSessionsOf, makePasswordLinkFor, resetSecondFactorOf, unlinkSingleSignOnOf, useSessionsOf } from './api.ts';
import { proving } from './proving.tsx';
import { SessionWords } from './sessions-panel.tsx';
import classes from './sign-in.module.css';

/**
 * What an administrator may do about somebody's sign-in: end sessions, reset the second factor, a link for a new password.
 * The last two are about others; the own sign-in is changed on one's own page.
 */
export function PersonAccess({ personId, name }: { personId: string; name: string }) {
  const { t } = useTranslation(['sign-in', 'ui']);
  const access = useSessionsOf(personId).data;
  const sessions = access?.rows ?? [];
  const changed = useSettingsChanged();
  const isMe = useMe().person.id === personId;
  const link = useMutation({
    mutationFn: () => proving(t('access.link'), t('ui:close'), (proof) => makePasswordLinkFor(personId, proof)),
  });
  const reset = async () => {
    const sure = await askToConfirm({
      title: t('access.resetTitle', { name }),
      body: t('access.resetText'),
      confirm: t('access.reset'),
      cancel: t('ui:cancel'),
      danger: true,
    });
    if (!sure) return;
    const reset = proving(t('access.reset'), t('ui:close'), (proof) => resetSecondFactorOf(personId, proof));
    await reset.then(() => toastDone(t('access.resetDone', { name })), toastProblem);
  };
  const unlink = async () => {
    const sure = await askToConfirm({
      title: t('access.unlinkTitle', { name }),
      body: t('access.unlinkText'),
      confirm: t('access.unlink'),
      cancel: t('ui:cancel'),
      danger: true,
    });
    if (!sure) return;
    const unlinked = proving(t('access.unlink'), t('ui:close'), (proof) => unlinkSingleSignOnOf(personId, proof));
    await unlinked.then(() => toastDone(t('access.unlinked', { name })), toastProblem);
    await changed();
  };
  const end = async () => {
    await endSessionsOf(personId).then(() => toastDone(t('sessions.ended')), toastProblem);
    await changed();
  };
  return (
    <Stack gap="sm" component="section" aria-label={t('access.title')}>
      <Text fw={600}>{t('access.title')}</Text>
      {sessions.length === 0 ? <Text c="dimmed">{t('access.noSession')}</Text> : null}
      <ul className={classes.rows} aria-label={t('sessions.title')}>
        {sessions.map((one) => (
          <li key={one.id}>
            <SessionWords session={one} />
          </li>
        ))}
      </ul>
      <Group gap="xs">
        {sessions.length > 0 ? (
          <Button size="xs" variant="default" onClick={() => void end()}>
            {t('access.endAll')}
          </Button>
        ) : null}
        {access?.singleSignOn ? (
          <Button size="xs" variant="default" onClick={() => void unlink()}>
            {t('access.unlink')}
          </Button>
        ) : null}
        {isMe ? null : (
          <>
            <Button size="xs" variant="default" onClick={() => void reset()}>
              {t('access.reset')}
            </Button>
            <Button size="xs" variant="default" loading={link.isPending} onClick={() => link.mutate()}>
              {t('access.link')}
            </Button>
          </>
        )}
      </Group>
      {link.error ? <ProblemAlert error={link.error} /> : null}
      {link.data ? (
        <Group align="end" gap="xs" wrap="nowrap">
          <TextInput
            flex={1}
            label={t('access.linkLabel')}
            description={t('access.linkHint')}
            readOnly
            value={link.data.url}
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton value={link.data.url}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                <span aria-live="polite">{copied ? t('codes.copied') : t('codes.copy')}</span>
              </Button>
            )}
          </CopyButton>
        </Group>
      ) : null}
    </Stack>
  );
}
