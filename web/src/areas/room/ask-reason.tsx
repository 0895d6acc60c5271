import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { TFunction } from 'i18next';
import { type FormEvent, useState } from 'react';

/** Asks why another request is taken while one is held; null when the person would rather stay with it. */
export function askReason(number: number, t: TFunction<'room'>): Promise<string | null> {
  return new Promise((resolve) => {
    const id = crypto.randomUUID();
    const answer = (reason: string | null) => {
      resolve(reason);
      modals.close(id);
    };
    modals.open({
      modalId: id,
      title: t('another.title'),
      onClose: () => resolve(null),
      children: <ReasonForm number={number} t={t} answer={answer} />,
    });
  });
}

function ReasonForm(props: { number: number; t: TFunction<'room'>; answer: (reason: string | null) => void }) {
  const { t, answer } = props;
  const [reason, setReason] = useState('');
  const given = reason.trim();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (given) answer(given);
  };
  return (
    <form onSubmit={send}>
      <Stack gap="md">
        <Text>{t('another.text', { number: props.number })}</Text>
        <TextInput
          data-autofocus
          label={t('another.reason')}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => answer(null)}>
            {t('another.stay')}
          </Button>
          <Button type="submit" disabled={!given}>
            {t('another.take')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
