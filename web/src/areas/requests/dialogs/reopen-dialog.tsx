import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestRoutes } from '#contract/requests.ts';
import { call } from '../../../shell/api-client.ts';
import { useRequestDesk } from '../page/request-context.ts';
import { DialogForm } from './dialog-form.tsx';
import { useDialogCommand } from './use-dialog-command.ts';

/** Opens a solved or closed request again, with the reason in its history. */
export function ReopenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('requests');
  const { request } = useRequestDesk();
  const [reason, setReason] = useState('');
  const command = useDialogCommand();
  const submit = () =>
    command(
      (version) =>
        call(requestRoutes.reopen, {
          params: { id: request.id },
          query: { version, ...(reason.trim() ? { reason: reason.trim() } : {}) },
        }),
      t('page.done.reopen'),
    );
  return (
    <DialogForm title={t('page.do.reopen')} verb={t('page.do.reopen')} submit={submit} onClose={onClose}>
      <Textarea
        data-autofocus
        label={t('page.reopen.reason')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
