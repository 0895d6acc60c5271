import {
  Alert,
  Button,
  CopyButton,
  Group,
  Modal,
  NativeSelect,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '#contract/permissions.ts';
import { staffRoutes } from '#contract/staff.ts';
import { call, isProblem } from '../../shell/api-client.ts';
import { useMe } from '../../shell/session.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import type { Proof } from '../sign-in/api.ts';
import { ProofForm } from '../sign-in/proof-form.tsx';

/** What of somebody's permissions only reads. */
const readOnly = (held: readonly Permission[]) => held.filter((one) => /\.(read|inspect)$/.test(one));

const lifetimes = ['30', '90', '365', 'none'] as const;

/** Makes a key and shows it once, with copying; closing then forgets it. */
export function ApiKeyDialog(props: { onClose: () => void; onMade: () => void }) {
  const { t } = useTranslation(['staff', 'ui']);
  const me = useMe();
  const [name, setName] = useState('');
  const [days, setDays] = useState<string>('365');
  const [reach, setReach] = useState<'all' | 'read'>('all');
  const [networks, setNetworks] = useState<string[]>([]);
  const [tried, setTried] = useState(false);
  const make = useMutation({
    mutationFn: (proof: Proof) =>
      call(staffRoutes.createApiKey, {
        body: {
          name,
          scopes: reach === 'all' ? null : readOnly(me.permissions),
          networks: networks.length > 0 ? networks : null,
          expiresAt: days === 'none' ? null : new Date(Date.now() + Number(days) * 86_400_000).toISOString(),
          ...proof,
        },
      }),
    onSuccess: props.onMade,
  });
  const missing = tried && name.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '') make.mutate({});
  };
  const made = make.data;
  const asked = isProblem(make.error, 'proof_needed') ? make.error.problem.facts : null;
  return (
    <Modal
      opened
      onClose={props.onClose}
      // Once made, the key must not be lost by a click beside it.
      closeOnClickOutside={!made}
      title={made ? t('apiKey.madeTitle') : t('apiKey.add')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {made ? (
        <Stack gap="md">
          <Text>{t('apiKey.madeText')}</Text>
          <TextInput
            readOnly
            label={made.name}
            value={made.key}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Group justify="flex-end">
            <CopyButton value={made.key} timeout={4000}>
              {({ copied, copy }) => (
                <Button
                  data-autofocus
                  onClick={copy}
                  leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
                >
                  <span aria-live="polite">{copied ? t('apiKey.copied') : t('apiKey.copy')}</span>
                </Button>
              )}
            </CopyButton>
            <Button variant="default" onClick={props.onClose}>
              {t('ui:close')}
            </Button>
          </Group>
        </Stack>
      ) : asked !== null ? (
        <ProofForm
          pending={make.isPending}
          wrong={Boolean(asked?.wrong)}
          signInAgain={Boolean(asked?.signInAgain)}
          onProof={(proof) => make.mutate(proof)}
        />
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack gap="md">
            <TextInput
              data-autofocus
              label={t('apiKey.name')}
              description={t('apiKey.nameHint')}
              value={name}
              maxLength={100}
              onChange={(event) => setName(event.currentTarget.value)}
              error={missing ? t('apiKey.nameMissing') : undefined}
            />
            <NativeSelect
              label={t('apiKey.expires')}
              value={days}
              data={lifetimes.map((one) => ({
                value: one,
                label: one === 'none' ? t('apiKey.noExpiry') : t('apiKey.inDays', { count: Number(one) }),
              }))}
              onChange={(event) => setDays(event.currentTarget.value)}
            />
            <NativeSelect
              label={t('apiKey.reach')}
              value={reach}
              data={[
                { value: 'all', label: t('apiKey.reachAll') },
                { value: 'read', label: t('apiKey.reachRead') },
              ]}
              onChange={(event) => setReach(event.currentTarget.value as 'all' | 'read')}
            />
            <TagsInput
              label={t('apiKey.networks')}
              description={t('apiKey.networksHint')}
              value={networks}
              onChange={setNetworks}
            />
            <Alert variant="light" color="gray" p="sm">
              <Text size="md">{t('apiKey.rights')}</Text>
            </Alert>
            {make.error ? <ProblemAlert error={make.error} /> : null}
            <Group justify="flex-end">
              <Button variant="default" onClick={props.onClose}>
                {t('ui:cancel')}
              </Button>
              <Button type="submit" loading={make.isPending}>
                {t('apiKey.make')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
