import { Anchor, Button, Group, List, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErasurePreview } from '#contract/privacy.ts';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { useErase, useErasurePreview } from './api.ts';

const counted = ['requests', 'messages', 'files', 'mails', 'drafts', 'logRows'] as const;
/** What there is a sentence about, where there is any. */
const told = ['unlinkedCalls', 'sharedCalls', 'unsentMails'] as const;

/** First what would go and what stands against it, then the customer's name typed by whoever erases. */
export function EraseDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const { t } = useTranslation(['privacy', 'ui']);
  const preview = useErasurePreview(id, true);
  const [sure, setSure] = useState(false);
  const may = preview.data !== undefined && preview.data.refusals.length === 0;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('erase.title', { name })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {preview.error ? <ProblemAlert error={preview.error} again={() => void preview.refetch()} /> : null}
      {preview.isPending ? <LoadingLines lines={5} /> : null}
      {preview.data && sure ? (
        <Confirm id={id} name={name} requests={preview.data.requests} onClose={onClose} />
      ) : preview.data ? (
        <Stack gap="md">
          {may ? <Taken preview={preview.data} /> : <Refused preview={preview.data} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {may ? t('ui:cancel') : t('ui:close')}
            </Button>
            {may ? <Button onClick={() => setSure(true)}>{t('erase.next')}</Button> : null}
          </Group>
        </Stack>
      ) : null}
    </Modal>
  );
}

function Taken({ preview }: { preview: ErasurePreview }) {
  const { t } = useTranslation('privacy');
  return (
    <>
      <Text>{t('erase.takes')}</Text>
      <List>
        {counted.map((what) => (
          <List.Item key={what}>{t(`erase.count.${what}`, { count: preview[what] })}</List.Item>
        ))}
      </List>
      {told.map((what) =>
        preview[what] > 0 ? <Text key={what}>{t(`erase.${what}`, { count: preview[what] })}</Text> : null,
      )}
      <Text>{t('erase.stays')}</Text>
    </>
  );
}

function Refused({ preview }: { preview: ErasurePreview }) {
  const { t } = useTranslation('privacy');
  return (
    <>
      <Text>{t('erase.refused')}</Text>
      <List>
        {preview.refusals.map((why) => (
          <List.Item key={why}>
            {t(`erase.why.${why}`, { reason: preview.holdReason ?? '' })}
            {why === 'open_requests'
              ? preview.openRequests.map((number) => (
                  <Anchor underline="always" key={number} href={`/requests/${number}`} ml={6}>
                    {number}
                  </Anchor>
                ))
              : null}
          </List.Item>
        ))}
      </List>
    </>
  );
}

function Confirm(props: { id: string; name: string; requests: number; onClose: () => void }) {
  const { t } = useTranslation(['privacy', 'ui']);
  const [typed, setTyped] = useState('');
  const erase = useErase(props.id);
  const fits = typed.trim().toLowerCase() === props.name.trim().toLowerCase();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!fits) return;
    const onSuccess = () => {
      toastDone(t('erase.ordered'));
      props.onClose();
    };
    erase.mutate({ requests: props.requests, name: typed }, { onSuccess });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text>{t('erase.last')}</Text>
        <TextInput
          label={t('erase.type', { name: props.name })}
          autoComplete="off"
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {erase.error ? <ProblemAlert error={erase.error} /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" color="red.8" disabled={!fits} loading={erase.isPending}>
            {t('erase.do')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
