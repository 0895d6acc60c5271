import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../shell/api-client.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { addPasskey, type Proof, wasCancelled } from './api.ts';
import { ProofForm } from './proof-form.tsx';

/** Names a passkey and has the browser make it. */
export function AddPasskeyForm({ onDone, onCancel }: { onDone: () => void; onCancel?: (() => void) | undefined }) {
  const { t } = useTranslation(['sign-in', 'ui']);
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const add = useMutation({
    mutationFn: (proof: Proof) => addPasskey(name.trim(), proof),
    onSuccess: onDone,
  });
  if (isProblem(add.error, 'proof_needed')) {
    const wrong = Boolean(add.error.problem.facts?.wrong);
    return <ProofForm pending={add.isPending} wrong={wrong} onProof={(proof) => add.mutate(proof)} />;
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '') add.mutate({});
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text>{t('passkeys.text')}</Text>
        <TextInput
          data-autofocus
          label={t('passkeys.name')}
          description={t('passkeys.nameHint')}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && name.trim() === '' ? t('passkeys.nameMissing') : undefined}
        />
        {add.error && wasCancelled(add.error) ? <Text role="status">{t('passkeys.cancelled')}</Text> : null}
        {add.error && !wasCancelled(add.error) ? <ProblemAlert error={add.error} /> : null}
        <Group justify="flex-end">
          {onCancel ? (
            <Button variant="default" onClick={onCancel}>
              {t('ui:cancel')}
            </Button>
          ) : null}
          <Button type="submit" loading={add.isPending}>
            {t('passkeys.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
