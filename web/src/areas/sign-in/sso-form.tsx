import { Alert, Button, Checkbox, Group, PasswordInput, Stack, Switch, TagsInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SingleSignOn, signInRoutes } from '#contract/sign-in.ts';
import { call } from '../../shell/api-client.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { useSettingsChanged } from '../settings/api.ts';
import { useFieldErrors } from '../settings/form/use-field-errors.ts';
import { RoleOfGroup } from './role-of-group.tsx';

/** The identity provider: where, as whom, and what follows from its groups. The secret is kept and never shown. */
export function SsoForm({ settings }: { settings: SingleSignOn }) {
  const { t } = useTranslation(['sign-in', 'setup', 'ui']);
  const changed = useSettingsChanged();
  const [draft, setDraft] = useState(settings);
  const [secret, setSecret] = useState('');
  const set = <K extends keyof SingleSignOn>(name: K, value: SingleSignOn[K]) => setDraft({ ...draft, [name]: value });
  const { secretSet: _set, redirectUri, ...body } = draft;
  const save = useMutation({
    mutationFn: () => call(signInRoutes.setSingleSignOn, { body: { ...body, ...(secret ? { secret } : {}) } }),
    onSuccess: async () => {
      setSecret('');
      toastDone(t('ui:saved'));
      await changed();
    },
  });
  const trial = useMutation({
    mutationFn: () =>
      call(signInRoutes.testSingleSignOn, { body: { issuer: draft.issuer, allowPrivate: draft.allowPrivate } }),
  });
  const at = useFieldErrors({ checked: undefined, failure: save.error });
  const field = (name: 'issuer' | 'clientId' | 'scopes' | 'label' | 'groupClaim', placeholder?: string) => (
    <TextInput
      label={t(`sso.${name}`)}
      description={t(`sso.${name}Hint`)}
      placeholder={placeholder}
      value={draft[name]}
      onChange={(event) => set(name, event.currentTarget.value)}
      error={at.message(name)}
      autoComplete="off"
    />
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" maw={560}>
        <Switch
          label={t('sso.enabled')}
          checked={draft.enabled}
          onChange={(event) => set('enabled', event.currentTarget.checked)}
        />
        {field('issuer', 'https://id.example.org')}
        {field('clientId')}
        <PasswordInput
          label={t('sso.secret')}
          description={settings.secretSet ? t('sso.secretKept') : t('sso.secretHint')}
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('sso.showSecret') }}
        />
        <TextInput
          label={t('sso.redirectUri')}
          description={t('sso.redirectUriHint')}
          readOnly
          value={redirectUri}
          onFocus={(event) => event.currentTarget.select()}
        />
        {field('scopes')}
        {field('label')}
        <TagsInput
          label={t('sso.domains')}
          description={t('sso.domainsHint')}
          value={draft.domains}
          onChange={(domains) => set('domains', domains)}
        />
        {field('groupClaim', 'groups')}
        {draft.groupClaim ? (
          <RoleOfGroup value={draft.roleOfGroup} onChange={(rows) => set('roleOfGroup', rows)} />
        ) : null}
        <Checkbox
          label={t('sso.createPeople')}
          checked={draft.createPeople}
          onChange={(event) => set('createPeople', event.currentTarget.checked)}
        />
        <Checkbox
          label={t('sso.onlySso')}
          description={t('sso.onlySsoHint')}
          checked={draft.passwordFor === 'administrators'}
          onChange={(event) => set('passwordFor', event.currentTarget.checked ? 'administrators' : 'everybody')}
        />
        <Checkbox
          label={t('sso.allowPrivate')}
          checked={draft.allowPrivate}
          onChange={(event) => set('allowPrivate', event.currentTarget.checked)}
        />
        {save.error ? <ProblemAlert error={save.error} /> : null}
        {trial.data ? (
          <Alert
            role="status"
            variant="light"
            color={trial.data.ok ? 'green' : 'red'}
            title={trial.data.ok ? t('sso.works') : t('sso.fails')}
            styles={{ title: { color: trial.data.ok ? 'var(--linja-done)' : 'var(--linja-late)' } }}
          >
            {trial.data.detail}
          </Alert>
        ) : null}
        {trial.error ? <ProblemAlert error={trial.error} /> : null}
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t('ui:save')}
          </Button>
          <Button
            variant="default"
            loading={trial.isPending}
            disabled={draft.issuer === ''}
            onClick={() => trial.mutate()}
          >
            {t('sso.try')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
