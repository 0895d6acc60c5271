import { Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestRoutes } from '#contract/requests.ts';
import { call } from '../../../shell/api-client.ts';
import { useRequestDesk } from '../page/request-context.ts';
import { DialogForm } from './dialog-form.tsx';
import { useDialogCommand } from './use-dialog-command.ts';

/** Asks the customer and waits: by mail with a text, or it was asked by phone. */
export function AskDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('requests');
  const { request } = useRequestDesk();
  const [by, setBy] = useState('mail');
  const [text, setText] = useState('');
  const command = useDialogCommand();
  const submit = () =>
    command(
      (version) =>
        call(requestRoutes.ask, { params: { id: request.id }, body: { version, ...(by === 'mail' ? { text } : {}) } }),
      t('page.done.ask_customer'),
      () => call(requestRoutes.resume, { params: { id: request.id } }),
    );
  return (
    <DialogForm
      title={t('page.do.ask_customer')}
      verb={t(by === 'mail' ? 'page.ask.verbMail' : 'page.ask.verbPhone')}
      disabled={by === 'mail' && text.trim() === ''}
      submit={submit}
      onClose={onClose}
    >
      <Radio.Group value={by} onChange={setBy} label={t('page.ask.how')}>
        <Stack gap={8} mt={6}>
          <Radio value="mail" label={t('page.ask.mail')} data-autofocus />
          <Radio value="phone" label={t('page.ask.phone')} description={t('page.ask.phoneHint')} />
        </Stack>
      </Radio.Group>
      {by === 'mail' ? (
        <Textarea
          label={t('page.ask.question')}
          autosize
          minRows={4}
          maxRows={14}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : null}
    </DialogForm>
  );
}
