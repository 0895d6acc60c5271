import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from '../../ui/focus-back.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { useHold } from './api.ts';

/** Keeps a customer's data from being erased, for a stated reason. */
export function HoldDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation(['privacy', 'ui']);
  useFocusBack();
  const [reason, setReason] = useState('');
  const hold = useHold(id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return;
    const onSuccess = () => {
      toastDone(t('hold.done'));
      onClose();
    };
    hold.mutate(reason.trim(), { onSuccess });
  };
  return (
    <Modal opened onClose={onClose} title={t('hold.set')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t('hold.reason')}
            description={t('hold.hint')}
            required
            withAsterisk={false}
            maxLength={500}
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {hold.error ? <ProblemAlert error={hold.error} /> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:cancel')}
            </Button>
            <Button type="submit" loading={hold.isPending}>
              {t('hold.set')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
