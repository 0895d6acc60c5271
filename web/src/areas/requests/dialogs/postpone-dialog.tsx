import { Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestRoutes } from '#contract/requests.ts';
import { call } from '../../../shell/api-client.ts';
import { localOf, momentOf } from '../../../ui/local-time.ts';
import { exactMoment } from '../../../ui/moment-words.ts';
import { useZone } from '../../../ui/zone.ts';
import { useRequestDesk } from '../page/request-context.ts';
import { DialogForm } from './dialog-form.tsx';
import { quickMoments } from './quick-moments.ts';
import { useDialogCommand } from './use-dialog-command.ts';

/** Puts the request aside until a moment; it comes back by itself. */
export function PostponeDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation('requests');
  const { request } = useRequestDesk();
  const zone = useZone();
  const [now] = useState(() => Date.now());
  const quick = quickMoments(now, zone);
  const [choice, setChoice] = useState<string>('hour');
  const [own, setOwn] = useState(() => localOf(quick.at(1)?.at ?? now, zone));
  const [reason, setReason] = useState('');
  const command = useDialogCommand();
  const until = choice === 'own' ? momentOf(own, zone) : (quick.find((one) => one.name === choice)?.at ?? null);
  const passed = until !== null && until <= now;
  const words = (at: number) => exactMoment(new Date(at).toISOString(), i18n.language, zone);
  const submit = async () => {
    if (until === null) return false;
    return command(
      (version) =>
        call(requestRoutes.postpone, {
          params: { id: request.id },
          body: { until: new Date(until).toISOString(), version, ...(reason.trim() ? { reason } : {}) },
        }),
      t('page.done.postpone', { until: words(until) }),
      () => call(requestRoutes.resume, { params: { id: request.id }, query: { undo: 'true' } }),
    );
  };
  return (
    <DialogForm
      title={t('page.postpone.title')}
      verb={t('page.do.postpone')}
      disabled={until === null || passed}
      submit={submit}
      onClose={onClose}
    >
      <Radio.Group value={choice} onChange={setChoice} label={t('page.postpone.until')}>
        <Stack gap={8} mt={6}>
          {quick.map((one, at) => (
            <Radio
              key={one.name}
              value={one.name}
              data-autofocus={at === 0 || undefined}
              label={t(`page.postpone.${one.name}`)}
              description={words(one.at)}
            />
          ))}
          <Radio value="own" label={t('page.postpone.own')} />
        </Stack>
      </Radio.Group>
      {choice === 'own' ? (
        <TextInput
          type="datetime-local"
          label={t('page.postpone.moment')}
          description={zone}
          error={passed ? t('page.postpone.passed') : undefined}
          value={own}
          min={localOf(now, zone)}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
      ) : null}
      <Textarea
        label={t('page.postpone.reason')}
        autosize
        minRows={2}
        maxRows={6}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
